import { Lite2pgError } from '@lite2pg/spec';
import type { Chunk } from '../model/chunk.js';
import { compareValues, type StoredValue } from './compare-values.js';
import type { TextEncoding } from '../format/page-file.js';
import { createRecordFields, readRecord, type RecordFields, serialSize } from '../format/record.js';
import type { KeyPart } from '../model/key-part.js';
import type { RowWalk } from '../format/row-walk.js';
import type { SourceTable } from '../source/source.js';

/** A key of a WITHOUT ROWID table, to compare rows with. */
export type KeyBound = readonly StoredValue[];

/** How the keys of a table are compared. */
export interface KeyOrder {
  readonly parts: readonly KeyPart[];
  readonly encoding: TextEncoding;
}

/** A range of keys: greater than `after`, up to and including `to`. */
export interface KeyRange {
  readonly after: KeyBound | undefined;
  readonly to: KeyBound | undefined;
  readonly order: KeyOrder;
}

/** The range of a chunk; undefined for the whole table. Throws 'bad-document' for bounds that are none. */
export function keyRange(
  table: SourceTable,
  encoding: TextEncoding,
  chunk: Pick<Chunk, 'from' | 'to'> | undefined,
): KeyRange | undefined {
  const { from = null, to = null } = chunk ?? {};
  if (from === null && to === null) return undefined;
  if (table.keyParts === undefined) throw noBounds(table.name);
  const parse = (text: string | null): KeyBound | undefined => (text === null ? undefined : parseKeyBound(text));
  return { after: parse(from), to: parse(to), order: { parts: table.keyParts, encoding } };
}

/** Whether a key lies in the range. */
export function isInRange(key: KeyBound, { after, to, order }: KeyRange): boolean {
  return (
    (after === undefined || compareKeys(key, after, order) > 0) &&
    (to === undefined || compareKeys(key, to, order) <= 0)
  );
}

/** Room for the key's fields of a record. */
export function createKeyFields(order: KeyOrder): RecordFields {
  return createRecordFields(order.parts.length);
}

/**
 * The key of the record that the walk stands on, as text that outlives the file's pages: serial type and bytes of each
 * value. Undefined for a record that has not all of them.
 */
export function formatKeyBound(walk: RowWalk, fields: RecordFields): string | undefined {
  readRecord(walk, fields);
  if (fields.count < fields.serials.length) return undefined;
  return Array.from(fields.serials, (serial, i) => {
    const start = fields.starts[i]!;
    return `${serial}:${Buffer.from(walk.bytes.subarray(start, start + serialSize(serial))).toString('hex')}`;
  }).join(' ');
}

/** The key that `formatKeyBound` gave as text. Throws 'bad-document' for what is none. */
export function parseKeyBound(text: string): KeyBound {
  return text.split(' ').map((part) => {
    const [serial = '', hex = ''] = part.split(':');
    const value = { bytes: Buffer.from(hex, 'hex'), at: 0, serial: Number(serial) };
    if (/^\d+$/.test(serial) && value.bytes.length === serialSize(value.serial)) return value;
    throw noBounds(text);
  });
}

function noBounds(found: string): Lite2pgError {
  return new Lite2pgError('bad-document', {
    message: `read the bounds of a chunk: none can be read from "${found}"; plan the move anew`,
  });
}

/** The order of two keys: negative, zero or positive. */
export function compareKeys(a: KeyBound, b: KeyBound, order: KeyOrder): number {
  for (const [i, { collation, descending }] of order.parts.entries()) {
    const [valueOfA, valueOfB] = [a[i], b[i]];
    if (valueOfA === undefined || valueOfB === undefined) return 0;
    const compared = compareValues(valueOfA, valueOfB, collation, order.encoding);
    if (compared !== 0) return descending ? -compared : compared;
  }
  return 0;
}

/** The values of these fields of the record that the walk stands on; a field that it has not is NULL. */
export function keyAt(walk: RowWalk, fields: RecordFields, places: readonly number[]): KeyBound {
  return places.map((place) =>
    place < fields.count
      ? { bytes: walk.bytes, at: fields.starts[place]!, serial: fields.serials[place]! }
      : { bytes: walk.bytes, at: 0, serial: 0 },
  );
}
