import { normalizeSpec, type Spec, type Trigger, type Unsupported, type View } from '@lite2pg/spec';
import { addForeignKeys, buildTable } from './build-table.js';
import { sameName } from './fold-name.js';
import { readTriggerDdl } from './read-trigger-ddl.js';
import { readViewDdl } from './read-view-ddl.js';
import { moduleOf } from './shadow-tables.js';
import type { Catalog, CatalogObject, CatalogTable } from './sqlite-catalog.js';

/** The spec of what SQLite says about a database: pure, in normal form, with everything that it names. */
export function buildSpec(catalog: Catalog): Spec {
  const ordinary = catalog.tables.filter((table) => refusalOf(table) === undefined);
  const built = ordinary.map(buildTable);
  const tables = built.map(({ table }) => table);
  const linked = built.map((table) => addForeignKeys(table, tables));
  const views = catalog.views.map(buildView);
  const carried = [...ordinary, ...catalog.views].map(({ name }) => name);
  const triggers = catalog.triggers.map((trigger) => buildTrigger(trigger, carried));
  return normalizeSpec({
    specVersion: 1,
    tables: linked.map(({ table }) => table),
    views: views.filter(isCarried),
    triggers: triggers.filter(isCarried),
    unsupported: [
      ...catalog.tables.flatMap(refuse),
      ...linked.flatMap((table) => table.unsupported),
      ...views.filter(isUnsupported),
      ...triggers.filter(isUnsupported),
    ],
  });
}

function isUnsupported(item: object): item is Unsupported {
  return 'code' in item;
}

function isCarried<T extends object>(item: T | Unsupported): item is T {
  return !isUnsupported(item);
}

type Refusal = Pick<Unsupported, 'kind' | 'code' | 'message' | 'module'>;

/** Why a table is no ordinary one of the spec; undefined where it is. */
function refusalOf(table: CatalogTable): Refusal | undefined {
  if (table.kind === 'virtual') return { kind: 'virtual-table', ...virtualTable(moduleOf(table)) };
  if (table.kind === 'shadow') {
    return {
      kind: 'shadow-table',
      code: 'shadow-table',
      message: 'it holds the data of a virtual table, in a form only its module reads',
    };
  }
  if (table.error !== undefined) return { kind: 'table', code: 'unreadable', message: table.error };
  if (table.columns.length > 0) return undefined;
  return {
    kind: 'table',
    code: 'unreadable',
    message: 'SQLite tells no columns of this table; its name may be no text',
  };
}

function refuse(table: CatalogTable): Unsupported[] {
  const refusal = refusalOf(table);
  if (!refusal) return [];
  const text = table.sql === null ? {} : { sql: table.sql };
  const indexes = table.indexes.filter(({ origin }) => origin === 'index');
  return [
    { ...refusal, name: table.name, ...text },
    ...indexes.map((index): Unsupported => {
      const indexText = index.sql === null ? {} : { sql: index.sql };
      const message = 'its table is not carried over';
      return { kind: 'index', name: index.name, table: table.name, code: 'table-not-carried', message, ...indexText };
    }),
  ];
}

function virtualTable(module: string): Pick<Unsupported, 'module' | 'code' | 'message'> {
  if (module.startsWith('fts')) {
    const message = 'PostgreSQL searches texts by a tsvector column with a GIN index (or pg_trgm for parts of words)';
    return { module, code: 'full-text-search', message };
  }
  if (module.startsWith('rtree') || module === 'geopoly' || module === 'virtualspatialindex') {
    return {
      module,
      code: 'spatial-index',
      message: 'PostgreSQL finds boxes by a GiST index over box or range columns, or by PostGIS',
    };
  }
  if (module === '') return { code: 'virtual-table', message: 'its module cannot be read from the stored DDL' };
  return { module, code: 'virtual-table', message: `PostgreSQL has nothing like the module ${module}` };
}

function buildView(view: CatalogObject): View | Unsupported {
  try {
    const { columns, query, comment } = readViewDdl(view.sql ?? '');
    return {
      name: view.name,
      ...(columns === undefined ? {} : { columns: [...columns] }),
      query: { sqlite: query },
      ...(comment === undefined ? {} : { comment }),
    };
  } catch {
    return notUnderstood('view', view);
  }
}

function buildTrigger(trigger: CatalogObject, carried: readonly string[]): Trigger | Unsupported {
  const text = trigger.sql === null ? {} : { sql: trigger.sql };
  const table = carried.find((name) => sameName(name, trigger.table));
  if (table === undefined) {
    const message = 'the table or view it belongs to is not carried over';
    return { kind: 'trigger', name: trigger.name, table: trigger.table, code: 'table-not-carried', message, ...text };
  }
  try {
    const { timing, event, of, when, body } = readTriggerDdl(trigger.sql ?? '');
    return {
      name: trigger.name,
      table,
      timing,
      event,
      ...(of === undefined ? {} : { of: [...of] }),
      ...(when === undefined ? {} : { when: { sqlite: when } }),
      body: { sqlite: body },
    };
  } catch {
    return { ...notUnderstood('trigger', trigger), table };
  }
}

function notUnderstood(kind: 'view' | 'trigger', object: CatalogObject): Unsupported {
  const message = `the stored DDL of this ${kind} does not read as one`;
  return {
    kind,
    name: object.name,
    code: 'ddl-not-understood',
    message,
    ...(object.sql === null ? {} : { sql: object.sql }),
  };
}
