import type { TargetKey, TargetTable } from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';
import { listColumns } from '../target/pick-column.js';

/** A table's primary key, where it has one, and its unique constraints. */
export function keysOf({ primaryKey, uniques }: TargetTable): TargetKey[] {
  return primaryKey === undefined ? [...uniques] : [primaryKey, ...uniques];
}

/** A key within CREATE TABLE: behind its column where it has one and no name of its own. */
export function describeKey(
  table: TargetTable,
  key: TargetKey,
): { readonly behindColumn: string | undefined; readonly line: string } {
  const name = key.nameImplied ? '' : `CONSTRAINT ${formatIdentifier(key.name)} `;
  const kind = key === table.primaryKey ? 'PRIMARY KEY' : 'UNIQUE';
  return {
    behindColumn: key.nameImplied && key.columns.length === 1 ? kind : undefined,
    line: `${name}${kind} (${listColumns(table, key.columns)})`,
  };
}
