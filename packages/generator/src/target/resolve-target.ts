import { scopeOfSpec } from '@lite2pg/dialect';
import {
  type Config,
  counted,
  type Finding,
  groupDigits,
  makeFinding,
  type Spec,
  type Table,
  type Target,
  type TargetTable,
  type TargetView,
} from '@lite2pg/spec';
import { nameChecks } from './check-name.js';
import { computeColumns } from './generated-column.js';
import { formatPath } from '../name/identifier.js';
import { nameRelations, nameViewColumns } from '../name/relation-name.js';
import { findTooWideRows } from './row-width.js';
import { resolveColumns } from './target-column.js';
import { resolveForeignKeys } from './target-foreign-key.js';
import { resolveKeys } from './target-key.js';
import { resolveSearches } from './target-search.js';
import type { TableShape } from './table-shape.js';
import type { Gathered } from './translation.js';

/** PostgreSQL's MaxHeapAttributeNumber. */
const MAX_COLUMNS = 1600;

/** A target, and what was found and needed while it was resolved. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly gathered: Gathered;
}

/**
 * The names and forms on PostgreSQL of everything in a spec. Names keep their spelling unless the config says otherwise
 * or PostgreSQL cannot have them; one that changes gets the same other name on every run.
 */
export function resolveTarget(spec: Spec, config: Config): Target {
  return resolveTargetWithFindings(spec, config).target;
}

/** As `resolveTarget`, with what a person should know about the names and shapes. */
export function resolveTargetWithFindings(spec: Spec, config: Config): ResolvedTarget {
  const gathered: Gathered = { findings: [], compat: new Set() };
  const { findings } = gathered;
  const sources = spec.tables.filter((table) => fits(table, findings));
  const schema = config.schema ?? 'public';
  const context = { config, relations: new Set<string>(), findings };
  const names = nameRelations({ tables: sources, views: spec.views }, config, context);
  const scope = scopeOfSpec(spec);
  const views = spec.views.map((view, at): TargetView => {
    const name = names.views[at]!;
    return {
      source: view.name,
      name,
      sql: formatPath(schema, name),
      ...nameViewColumns(view, config, { scope, findings }),
    };
  });
  const referenced = referencedColumns(sources);
  const shapes = sources.map((table, at): TableShape => {
    const name = names.tables[at]!;
    const columns = resolveColumns({ ...context, table, tableName: name, schema });
    findings.push(...findTooWideRows({ source: table.name, columns }));
    const indexNames = names.indexes[at]!;
    const keyed = {
      ...context,
      table,
      tableName: name,
      columns,
      indexNames,
      referenced: referenced.get(table.name) ?? [],
    };
    const keys = resolveKeys(keyed);
    return { source: table.name, name, sql: formatPath(schema, name), columns, ...keys };
  });
  const computed = computeColumns({ spec, shapes, views }, gathered);
  const byName = new Map(computed.map((shape) => [shape.source, shape]));
  const tables = sources.map((source, at): TargetTable => {
    const table = computed[at]!;
    const keys = [table.primaryKey, ...table.uniques];
    const constraints = new Set(keys.flatMap((key) => (key ? [key.name] : [])));
    const checkNames = nameChecks(source, table, { ...context, constraints });
    const foreignKeys = resolveForeignKeys({ ...context, source, table, tables: byName, constraints });
    const searches = resolveSearches({ ...context, source, table });
    return { ...table, checkNames, foreignKeys, searches };
  });
  return { target: { schema, tables, views }, gathered };
}

function fits({ name, columns }: Table, findings: Finding[]): boolean {
  if (columns.length <= MAX_COLUMNS) return true;
  const message = `has ${counted(columns.length, 'column')}, PostgreSQL allows ${groupDigits(MAX_COLUMNS)} in a table: it is left out with its rows`;
  findings.push(makeFinding('loss', 'too-many-columns', { subject: { kind: 'table', name }, message }));
  return false;
}

/** The lists of columns that foreign keys refer to, by table. */
function referencedColumns(tables: readonly Table[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const referenced = new Map<string, (readonly string[])[]>();
  for (const { references } of tables.flatMap(({ foreignKeys = [] }) => foreignKeys)) {
    referenced.set(references.table, [...(referenced.get(references.table) ?? []), references.columns]);
  }
  return referenced;
}
