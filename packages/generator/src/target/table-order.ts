import type { TargetTable } from '@lite2pg/spec';
import { orderByNeeds } from './needs-order.js';

/**
 * Tables in the order they are read: by name, each preceded by those it refers to; a cycle is broken where it was
 * entered.
 */
export function orderTables(tables: readonly TargetTable[]): TargetTable[] {
  return orderByNeeds(tables, {
    nameOf: ({ source }) => source,
    needsOf: ({ foreignKeys }) => foreignKeys.map(({ foreignKey }) => foreignKey.references.table),
  });
}
