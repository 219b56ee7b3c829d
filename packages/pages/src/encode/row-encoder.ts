import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import { type CopyBuffer, makeRoom } from './copy-buffer.js';
import { createEncoder } from './create-encoder.js';
import type { Encoder } from './encoder.js';
import { wholeValue } from '../format/long-value.js';
import { MISFIT, type Misfit } from '../model/misfit.js';
import { settleMisfit } from './misfit-policy.js';
import type { TextEncoding } from '../format/page-file.js';
import { type RecordFields, readRecord } from '../format/record.js';
import { isNanAt } from '../format/reals.js';
import { keyPlaces, rowKey } from '../walk/row-key.js';
import type { RowWalk } from '../format/row-walk.js';
import { integerAsReal, isShortReal } from '../format/short-real.js';
import type { SourceColumn, SourceTable } from '../source/source.js';
import type { Reject, TargetColumn } from '../model/target-column.js';

/** Room a field of fixed size takes at most: its length, and a numeric of a 64-bit integer or a double. */
const FIXED_FIELD = 48;

/** Writes the row that a walk stands on as a tuple. */
export interface RowEncoder {
  /** False where the row was left out by a policy. */
  encode(walk: RowWalk): boolean;
  /** Writes one field of the row whose record has been read. Nothing is written where it does not fit. */
  encodeField(walk: RowWalk, column: number): Misfit;
}

export interface RowEncoderOptions {
  readonly table: SourceTable;
  readonly columns: readonly TargetColumn[];
  readonly encoding: TextEncoding;
  readonly out: CopyBuffer;
  /** Where the record's fields are kept, as many as `countFields` says. */
  readonly fields: RecordFields;
  readonly onReject: ((reject: Reject) => void) | undefined;
}

/** Bytes that must be free for the fixed-size fields of a tuple. */
export function tupleReserve(columns: number): number {
  return 2 + columns * FIXED_FIELD;
}

/** How many fields of the record are looked at: up to the last of these columns, and of the key. */
export function countFields(table: SourceTable, columns: readonly SourceColumn[]): number {
  const keys = table.withoutRowid ? keyPlaces(table) : [];
  return Math.max(0, ...keys.map((place) => place + 1), ...columns.map(({ index }) => index + 1));
}

/**
 * The columns of the source in the order of the target's; `rowid` is the row's number where no column is called so. Throws
 * 'bad-choice' for one that the table does not have.
 */
export function sourceColumns(table: SourceTable, columns: readonly TargetColumn[]): readonly SourceColumn[] {
  return columns.map((target) => {
    const found = table.columns.find((column) => column.name === target.source);
    if (found) return found;
    if (target.source === 'rowid' && !table.withoutRowid) return ROWID;
    const name = `${quoteIdentifier(table.name)}.${quoteIdentifier(target.source)}`;
    throw new Lite2pgError('bad-choice', { message: `read ${name}: the table has no such column`, subject: name });
  });
}

const ROWID: SourceColumn = {
  name: 'rowid',
  declared: 'INTEGER',
  kept: 'rowid',
  index: -1,
  realAffinity: false,
  added: undefined,
};

/** An encoder for the pages' rows of one table. */
export function createRowEncoder(options: RowEncoderOptions): RowEncoder {
  const { table, columns: targets, encoding, out, fields } = options;
  const columns = sourceColumns(table, targets);
  const encoders: readonly Encoder[] = columns.map((column, i) =>
    createEncoder({ ...targets[i]!, stored: targets[i]!.stored, realAffinity: column.realAffinity, encoding }),
  );
  const count = columns.length;
  const places = Int32Array.from(columns, (column) => (column.kept === 'rowid' ? -1 : column.index));
  const notNull = Uint8Array.from(targets, (target) => (target.nullable === false ? 1 : 0));
  const addedSerials = Int32Array.from(columns, (column) => column.added?.serial ?? 0);
  const addedBytes = columns.map((column) => column.added?.bytes ?? new Uint8Array(0));
  const rowidBytes = new Uint8Array(8);
  const rowidView = new DataView(rowidBytes.buffer);
  const pending: Omit<Reject, 'rowMoved'>[] = [];
  // The value that was looked at last.
  let bytes: Uint8Array = rowidBytes;
  let at = 0;
  let serial = 0;

  function settle(walk: RowWalk, c: number, misfit: Exclude<Misfit, typeof MISFIT.none>): boolean {
    if (columns[c]!.realAffinity && isShortReal(serial)) {
      bytes = integerAsReal(bytes, at, serial);
      at = 0;
      serial = 7;
    }
    const key = rowKey(walk, fields, table, encoding);
    const settled = settleMisfit(
      { table: table.name, key, target: targets[c]!, misfit, bytes, at, serial, encoding },
      out,
    );
    pending.push(settled.reject);
    return settled.keepRow;
  }

  function encodeField(walk: RowWalk, c: number): Misfit {
    const place = places[c]!;
    bytes = walk.bytes;
    at = 0;
    if (place < 0) {
      rowidView.setInt32(0, walk.keyHigh);
      rowidView.setInt32(4, walk.keyLow);
      bytes = rowidBytes;
      serial = 6;
    } else if (place < fields.count) {
      serial = fields.serials[place]!;
      at = fields.starts[place]!;
    } else {
      serial = addedSerials[c]!;
      bytes = addedBytes[c]!;
    }
    const fieldStart = out.at;
    let misfit: Misfit;
    if (serial === 0 || (serial === 7 && isNanAt(bytes, at))) {
      serial = 0;
      out.view.setInt32(fieldStart, -1);
      out.at = fieldStart + 4;
      misfit = notNull[c] === 0 ? MISFIT.none : MISFIT.isNull;
    } else if (serial === 7) misfit = encoders[c]!.real(bytes, at, 8, out);
    else if (serial < 12) misfit = encoders[c]!.integer(bytes, at, serial, out);
    else if (at < 0) misfit = encodeLongField(walk, encoders[c]!);
    else if ((serial & 1) === 1) misfit = encoders[c]!.text(bytes, at, (serial - 13) >>> 1, out);
    else misfit = encoders[c]!.blob(bytes, at, (serial - 12) >>> 1, out);
    if (misfit !== MISFIT.none) out.at = fieldStart;
    return misfit;
  }

  /** Encodes a long value in pieces; one that does not fit, or that has no encoder for pieces, is put together and encoded whole. */
  function encodeLongField(walk: RowWalk, encoder: Encoder): Misfit {
    const value = walk.long[-1 - at]!;
    const isText = (serial & 1) === 1;
    const encodeLong = isText ? encoder.longText : encoder.longBlob;
    const misfit = encodeLong?.(value, out);
    if (misfit === MISFIT.none) return misfit;
    bytes = wholeValue(value);
    at = 0;
    return misfit ?? (isText ? encoder.text : encoder.blob)(bytes, 0, value.length, out);
  }

  function encode(walk: RowWalk): boolean {
    readRecord(walk, fields);
    const tupleStart = out.at;
    const longBefore = out.long.length;
    let kept = true;
    makeRoom(out, 0);
    out.view.setInt16(tupleStart, count);
    out.at = tupleStart + 2;
    for (let c = 0; c < count && kept; c++) {
      const misfit = encodeField(walk, c);
      if (misfit !== MISFIT.none) kept = settle(walk, c, misfit);
    }
    // What was put together of long values is not kept.
    if (walk.long.length > 0) bytes = rowidBytes;
    if (!kept) {
      out.at = tupleStart;
      out.long.length = longBefore;
    }
    if (pending.length > 0) {
      for (const reject of pending) options.onReject?.({ ...reject, rowMoved: kept });
      pending.length = 0;
    }
    return kept;
  }
  return { encode, encodeField };
}
