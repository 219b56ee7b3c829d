import {
  followedTables,
  leftOutColumns,
  openUniqueIndexes,
  storedInScope,
  type Scope,
  type ScopeColumn,
  type ScopeTable,
  type ScopeView,
} from '@lite2pg/dialect';
import type { Column, Spec, Table, TargetView } from '@lite2pg/spec';
import type { TableShape } from './table-shape.js';
import { uniqueColumns } from './target-key.js';

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

function scopeTable(shape: TableShape, source: Table, leftOut: readonly string[]): ScopeTable {
  return {
    name: shape.source,
    target: shape.sql,
    columns: shape.columns.map((column, at) => scopeColumn(column, source.columns[at]!, source.strict)),
    ...(leftOut.length > 0 ? { leftOut } : {}),
    primaryKey: source.primaryKey?.columns,
    followsDelete: followedTables(source),
    uniqueIndexes: openUniqueIndexes(source),
    rowid: source.columns.find(({ identity }) => identity !== undefined)?.name,
    uniques: [
      ...(source.uniques ?? []).map(({ columns }) => columns),
      ...(source.indexes ?? []).map(uniqueColumns).filter((columns) => columns.length > 0),
    ],
  };
}

function scopeColumn(column: TableShape['columns'][number], source: Column, strict: boolean | undefined): ScopeColumn {
  return {
    name: source.name,
    target: column.name,
    type: source.type,
    declared: source.declared ?? '',
    strict,
    stored: storedInScope(source),
    undecided: source.undecided,
    collation: source.collation,
    nullable: column.nullable,
    generated: source.generated !== undefined,
    hidden: source.hidden,
    hasDefault: source.default !== undefined || source.identity !== undefined,
  };
}
