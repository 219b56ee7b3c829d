import { toBigInt } from './integers.js';
import type { RecordFields } from './record.js';
import type { RowWalk } from './row-walk.js';
import type { SourceTable } from './source.js';
import type { TextEncoding } from './page-file.js';
import { describeValue } from './value-text.js';

/** The key of the row that the walk stands on, for people: the rowid, or the primary key in SQL words. */
export function rowKey(walk: RowWalk, fields: RecordFields, table: SourceTable, encoding: TextEncoding): string {
  if (!table.withoutRowid) return String(toBigInt(walk.keyHigh, walk.keyLow));
  return table.keyColumns
    .map((_, i) =>
      i < fields.count ? describeValue(walk.bytes, fields.starts[i]!, fields.serials[i]!, encoding) : 'NULL',
    )
    .join(', ');
}
