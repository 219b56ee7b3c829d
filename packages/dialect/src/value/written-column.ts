import type { Context } from '../context/context.js';
import type { WrittenColumn } from '../parse/finding.js';
import type { ScopeColumn } from '../scope/scope.js';

/** The column by the names of the source; undefined for the column of a view. */
export function writtenColumn({ scope }: Context, column: ScopeColumn): WrittenColumn | undefined {
  const table = scope.tables.find(({ columns }) => columns.includes(column));
  return table && { table: table.name, name: column.name };
}
