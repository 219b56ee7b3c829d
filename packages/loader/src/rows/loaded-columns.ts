import type { Policy, PolicyOf, TargetColumn, TargetTable } from '@lite2pg/spec';

/** A column with what happens to values that do not fit it. */
export type LoadedColumn = TargetColumn & { readonly onBadValue: Policy | undefined };

/** The columns that are loaded, in table order: all but those PostgreSQL computes. */
export function loadedColumns(table: TargetTable, policyOf: PolicyOf): LoadedColumn[] {
  return withPolicies(table, policyOf).filter((column) => !column.generated);
}

/** All columns with their policies, those that PostgreSQL computes among them. */
export function withPolicies(table: TargetTable, policyOf: PolicyOf): LoadedColumn[] {
  return table.columns.map((column) => ({ ...column, onBadValue: policyOf(table.source, column.source) }));
}
