import type { Move, Policy, TargetColumn, TargetTable } from '@lite2pg/spec';

/** A column with what happens to values that do not fit it. */
export type LoadedColumn = TargetColumn & { readonly onBadValue: Policy | undefined };

/** The moves of a plan by their tables. */
export type MovesByTable = ReadonlyMap<string, Move>;

/** The moves of a plan by their tables, named as in the source. */
export function movesByTable(moves: readonly Move[]): MovesByTable {
  return new Map(moves.map((move) => [move.table, move]));
}

/** The columns that are loaded, in table order: all but those PostgreSQL computes. */
export function loadedColumns(table: TargetTable, moves: MovesByTable): LoadedColumn[] {
  return withPolicies(table, moves).filter((column) => !column.generated);
}

/** All columns with their policies, those that PostgreSQL computes among them: those have none. */
export function withPolicies(table: TargetTable, moves: MovesByTable): LoadedColumn[] {
  const columns = moves.get(table.source)?.columns ?? [];
  const policies = new Map(columns.map(({ source, onBadValue }) => [source, onBadValue]));
  return table.columns.map((column) => ({ ...column, onBadValue: policies.get(column.source) }));
}
