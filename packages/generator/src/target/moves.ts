import type { ColumnPolicy, Move, MoveColumn, Policy, TargetTable } from '@lite2pg/spec';

/** The rows of each table on their way: what the values of its loaded columns become, and what happens to those that do not fit. */
export function makeMoves(tables: readonly TargetTable[], policies: readonly ColumnPolicy[]): Move[] {
  const byColumn = new Map(
    policies.map(({ table, column, onBadValue }) => [JSON.stringify([table, column]), onBadValue]),
  );
  return tables.map(({ source: table, sql, columns }) => ({
    table,
    target: sql,
    columns: columns
      .filter((column) => !column.generated)
      .map(({ source, sql: target, type, stored, nullable }): MoveColumn => {
        const onBadValue: Policy | undefined = byColumn.get(JSON.stringify([table, source]));
        return { source, target, type, ...(stored && { stored }), nullable, ...(onBadValue && { onBadValue }) };
      }),
  }));
}
