import { toBigInt } from './integers.js';
import type { RecordFields } from './record.js';
import type { RowWalk } from './row-walk.js';
import type { SourceTable } from './source.js';
import type { TextEncoding } from './page-file.js';
import { describeValue } from './value-text.js';

/** The key of the row that the walk stands on, for people: the rowid, or the primary key in SQL words. */
export function rowKey(walk: RowWalk, fields: RecordFields, table: SourceTable, encoding: TextEncoding): string {
  if (!table.withoutRowid) return String(toBigInt(walk.keyHigh, walk.keyLow));
  return keyPlaces(table)
    .map((place) =>
      place < fields.count
        ? describeValue(walk.bytes, fields.starts[place]!, fields.serials[place]!, encoding)
        : 'NULL',
    )
    .join(', ');
}

/** Where the key's columns are in the record. */
export function keyPlaces(table: SourceTable): number[] {
  return table.keyColumns.map((name) => table.columns.find((column) => column.name === name)?.index ?? 0);
}
