import type { StoredValue } from './compare-values.js';
import { toBigInt } from '../format/integers.js';
import type { RecordFields } from '../format/record.js';
import type { RowWalk } from '../format/row-walk.js';
import { integerAsReal, isShortReal } from '../format/short-real.js';
import type { SourceColumn, SourceTable } from '../source/source.js';
import type { TextEncoding } from '../format/page-file.js';
import { describeValue } from '../format/value-text.js';

/** The key of the row that the walk stands on, for people: the rowid, or the primary key in SQL words. */
export function rowKey(walk: RowWalk, fields: RecordFields, table: SourceTable, encoding: TextEncoding): string {
  if (!table.withoutRowid) return String(toBigInt(walk.keyHigh, walk.keyLow));
  return keyColumns(table)
    .map((column) => {
      const { index } = column;
      if (index >= fields.count) return 'NULL';
      const value = { bytes: walk.bytes, at: fields.starts[index]!, serial: fields.serials[index]! };
      return describeKeyValue(column, value, encoding);
    })
    .join(', ');
}

/** A value of a key in SQL words. */
export function describeKeyValue(
  { realAffinity }: SourceColumn,
  { bytes, at, serial }: StoredValue,
  encoding: TextEncoding,
): string {
  if (!realAffinity || !isShortReal(serial)) return describeValue(bytes, at, serial, encoding);
  return describeValue(integerAsReal(bytes, at, serial), 0, 7, encoding);
}

/** The columns of the primary key, in key order. */
export function keyColumns(table: SourceTable): readonly SourceColumn[] {
  return table.keyColumns.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
}

/** Where the key's columns are in the record. */
export function keyPlaces(table: SourceTable): number[] {
  return keyColumns(table).map(({ index }) => index);
}
