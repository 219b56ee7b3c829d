import { quoteIdentifier } from '@lite2pg/spec';
import type { SourceTable } from '../source/source.js';

/** A name of the rowid that no column hides. */
export function rowidName(table: SourceTable): string | undefined {
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  const alias = table.columns.find((column) => column.kept === 'rowid');
  const name = alias ? quoteIdentifier(alias.name) : ['rowid', '_rowid_', 'oid'].find((free) => !names.has(free));
  return name && `t.${name}`;
}
