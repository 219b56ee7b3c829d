import type { TargetColumn, TargetTable } from '@lite2pg/generator';
import type { Config, Policy } from '@lite2pg/spec';

/** A column with what happens to values that do not fit it. */
export type LoadedColumn = TargetColumn & { readonly onBadValue: Policy | undefined };

/** The columns that are loaded, in table order: all but those PostgreSQL computes. */
export function loadedColumns(table: TargetTable, config: Config): LoadedColumn[] {
  return withPolicies(table, config).filter((column) => !column.generated);
}

/** All columns, those that PostgreSQL computes among them, with the policies of the config. */
export function withPolicies(table: TargetTable, config: Config): LoadedColumn[] {
  return table.columns.map((column) => ({
    ...column,
    onBadValue: config.columns?.[`${table.source}.${column.source}`]?.onBadValue,
  }));
}
