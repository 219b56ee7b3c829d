import { leftOutColumns, scopeOfTable, type Scope, type ScopeTable, type ScopeView } from '@lite2pg/dialect';
import type { Spec, Table, TargetView } from '@lite2pg/spec';
import type { TableShape } from './table-shape.js';

/**
 * The resolved parts of a spec, each list in the order of the spec; tables that PostgreSQL cannot have are not in
 * `shapes`.
 */
export interface ScopeParts {
  readonly spec: Spec;
  readonly shapes: readonly TableShape[];
  readonly views: readonly TargetView[];
}

/** The scope that the dialect needs to translate expressions, queries and triggers of this spec. */
export function makeScope({ spec, shapes, views }: ScopeParts): Scope {
  const sources = new Map(spec.tables.map((table) => [table.name, table]));
  return {
    tables: shapes.map((shape) => scopeTable(shape, sources.get(shape.source)!, leftOutColumns(spec, shape.source))),
    views: spec.views.flatMap((view, at): ScopeView[] => {
      if (!('sqlite' in view.query)) return [];
      const { sql, columns } = views[at]!;
      return [{ name: view.name, target: sql, columns: view.columns, targets: columns, query: view.query.sqlite }];
    }),
    triggers: spec.triggers.map(({ name, table, event, timing }) => ({ name, table, event, timing })),
  };
}

/** The table with the names and the nullability that the target gives it. */
function scopeTable(shape: TableShape, source: Table, leftOut: readonly string[]): ScopeTable {
  const table = scopeOfTable(source, leftOut);
  return {
    ...table,
    target: shape.sql,
    columns: shape.columns.map(({ name, nullable }, at) => ({ ...table.columns[at]!, target: name, nullable })),
  };
}
