import type { ColumnType, StoredAs } from '@lite2pg/spec';
import { createCopyBuffer } from '../src/encode/copy-buffer.js';
import { type LibraryValue, putRecord } from '../src/library/library-record.js';
import { LONG_ROW, lockPageOf, type PageFile, type TextEncoding } from '../src/format/page-file.js';
import { createRecordFields } from '../src/format/record.js';
import { createRowEncoder, tupleReserve } from '../src/encode/row-encoder.js';
import { createRowWalk } from '../src/format/row-walk.js';
import type { Reject, TargetColumn } from '../src/model/target-column.js';

/** What values are encoded for. */
export interface Encoding extends Omit<TargetColumn, 'source' | 'type'> {
  readonly type: ColumnType;
  readonly stored?: StoredAs;
  readonly encoding?: TextEncoding;
  readonly realAffinity?: boolean;
}

/** The tuples of one column, each value a row, and what was rejected. Integers are given as decimal text, texts as bytes. */
export function encodeValues(values: readonly LibraryValue[], options: Encoding): { bytes: Buffer; rejects: Reject[] } {
  const encoding = options.encoding ?? 'utf8';
  const file: PageFile = {
    fd: -1,
    pageSize: 512,
    usableSize: 512,
    pageCount: 1,
    wholePages: 1,
    lockPage: lockPageOf(512),
    encoding,
    log: undefined,
    changes: undefined,
    longRow: LONG_ROW,
  };
  const walk = createRowWalk(file, 't');
  const out = createCopyBuffer(new Uint8Array(64), tupleReserve(1));
  const rejects: Reject[] = [];
  const column = {
    name: 'c',
    declared: '',
    kept: 'record',
    index: 0,
    realAffinity: options.realAffinity ?? false,
    added: undefined,
  } as const;
  const encoder = createRowEncoder({
    table: { name: 't', rootPage: 1, withoutRowid: false, columns: [column], keyColumns: [] },
    columns: [{ source: 'c', ...options }],
    encoding,
    out,
    fields: createRecordFields(1),
    onReject: (reject) => rejects.push(reject),
  });
  values.forEach((value, i) => {
    putRecord(walk, [value], BigInt(i + 1));
    encoder.encode(walk);
  });
  return { bytes: Buffer.from(out.bytes.subarray(0, out.at)), rejects };
}
