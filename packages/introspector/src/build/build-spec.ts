import {
  normalizeSpec,
  type Config,
  type Spec,
  type Table,
  type UnreadableColumn,
  type Unsupported,
  type View,
} from '@lite2pg/spec';
import { foldName } from '@lite2pg/syntax';
import { addForeignKeys, buildTable } from './build-table.js';
import { buildTrigger } from './build-trigger.js';
import { buildVirtualTable, type BuiltVirtualTable } from './build-virtual-table.js';
import { keepRowids } from './keep-rowids.js';
import { leaveOutColumns } from './leave-out-columns.js';
import { readViewDdl } from '../ddl/read-view-ddl.js';
import { refusalOf, refuseTable } from '../catalog/refuse-table.js';
import type { Catalog, CatalogObject, CatalogTable } from '../catalog/sqlite-catalog.js';
import { readVirtualChoices } from './virtual-choices.js';

/**
 * The spec of what SQLite says about a database: pure, in normal form, with everything that it names. Throws `bad-choice`
 * where the config names a virtual table that is not there.
 */
export function buildSpec(catalog: Catalog, config: Pick<Config, 'virtualTables'>): Spec {
  const isVirtual = ({ kind }: CatalogTable): boolean => kind === 'virtual';
  const virtual = buildVirtualTables(catalog, config);
  const ordinary = catalog.tables.filter((table) => !isVirtual(table) && refusalOf(table) === undefined);
  const built = ordinary.map(buildTable);
  const tables = new Map(built.map(({ table }) => [foldName(table.name), table]));
  const linked = built.map((table) => addForeignKeys(table, tables));
  const views = catalog.views.map(buildView);
  const carried = [...ordinary, ...virtual.tables, ...catalog.views].map(({ name }) => name);
  const searches = virtual.searches.map(({ search }) => search.name);
  const leftOut = virtual.refused.map(({ name }) => name);
  const triggers = catalog.triggers.map((trigger) => buildTrigger(trigger, { carried, searches, leftOut }));
  const whole: Spec = {
    specVersion: 1,
    tables: [...linked.map(({ table }) => addSearches(table, virtual.searches)), ...virtual.tables],
    views: views.filter(isCarried),
    triggers: triggers.filter(isCarried),
    unsupported: [
      ...catalog.tables.flatMap((table) => {
        const refusal = isVirtual(table) ? undefined : refusalOf(table);
        return refusal ? refuseTable(table, refusal) : [];
      }),
      ...catalog.lost,
      ...virtual.refused,
      ...linked.flatMap((table) => table.unsupported),
      ...views.filter(isUnsupported),
      ...triggers.filter(isUnsupported),
    ],
  };
  return normalizeSpec(keepRowids(leaveOutColumns(whole, ordinary.flatMap(unreadableColumns))));
}

function unreadableColumns({ name: table, columns }: CatalogTable): UnreadableColumn[] {
  return columns.flatMap(({ name, complaint }) => (complaint === undefined ? [] : [{ table, name, complaint }]));
}

type Search = Extract<BuiltVirtualTable, { readonly kind: 'search' }>;

function buildVirtualTables(
  catalog: Catalog,
  config: Pick<Config, 'virtualTables'>,
): { readonly tables: Table[]; readonly searches: Search[]; readonly refused: Unsupported[] } {
  const sources = catalog.tables.filter(({ kind }) => kind === 'virtual');
  const choices = readVirtualChoices(
    config,
    sources.map(({ name }) => name),
  );
  const tables: Table[] = [];
  const searches: Search[] = [];
  const refused: Unsupported[] = [];
  for (const source of sources) {
    const built = buildVirtualTable(source, { catalog, choice: choices(source.name) });
    if (built.kind === 'table') tables.push(built.table);
    else if (built.kind === 'search') searches.push(built);
    else refused.push(...refuseTable(source, { ...built, kind: 'virtual-table' }));
  }
  return { tables, searches, refused };
}

function addSearches(table: Table, searches: readonly Search[]): Table {
  const own = searches.filter(({ on }) => on === table.name).map(({ search }) => search);
  return own.length === 0 ? table : { ...table, textSearches: own };
}

function isUnsupported(item: object): item is Unsupported {
  return 'code' in item;
}

function isCarried<T extends object>(item: T | Unsupported): item is T {
  return !isUnsupported(item);
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
    return notUnderstood(view);
  }
}

function notUnderstood(view: CatalogObject): Unsupported {
  const message = 'the stored DDL of this view cannot be read';
  return {
    kind: 'view',
    name: view.name,
    code: 'ddl-not-understood',
    message,
    ...(view.sql === null ? {} : { sql: view.sql }),
  };
}
