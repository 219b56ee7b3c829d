import type { Chunk } from './chunk.js';
import { createCopyBuffer, takeWritten } from './copy-buffer.js';
import type { PageFile } from './page-file.js';
import { releasePayload } from './payload.js';
import { createRowEncoder, tupleReserve } from './row-encoder.js';
import type { SourceTable } from './source.js';
import { tableRows } from './table-rows.js';
import type { Damage, Reject, RowBatch, TargetColumn } from './target-column.js';

/** Bytes after which a batch is handed out, and the room behind them for the row that crosses the line. */
const BATCH_BYTES = 1 << 19;
const BATCH_ROOM = 1 << 16;
/** Where a small table's rows are written; it grows. */
const FIRST_BYTES = 1 << 13;

/** What is read. */
export interface ReadOptions {
  /** The columns of the COPY, in its order. */
  readonly columns: readonly TargetColumn[];
  /** Only the rows of this chunk. */
  readonly chunk?: Pick<Chunk, 'from' | 'to'> | undefined;
  /** Is given every value that did not fit and was settled by its column's policy. */
  readonly onReject?: ((reject: Reject) => void) | undefined;
  /** Salvage: is given what is damaged, and the rest is read; without it damage is thrown. */
  readonly onDamage?: ((damage: Damage) => void) | undefined;
}

/** Room for a batch of this file's rows. Longer rows move to a larger buffer by themselves. */
export function createBatchBuffer(file: PageFile): Uint8Array {
  return new Uint8Array(Math.min(BATCH_BYTES + BATCH_ROOM, file.pageCount * file.pageSize));
}

/**
 * What `readRows` gives, without waiting, from pages alone: not for columns that are computed when read. `nextBuffer`
 * gives what each batch is written to, made by `createBatchBuffer`; without it each has a buffer of its own.
 */
export function* readPageRows(
  file: PageFile,
  table: SourceTable,
  options: ReadOptions,
  nextBuffer?: () => Uint8Array,
): Generator<RowBatch, void, undefined> {
  const { walk, next, leaveOut } = tableRows(file, table, options.chunk, options.onDamage);
  // Most tables are small: a buffer for a whole batch would cost more than their rows.
  const first = nextBuffer?.() ?? new Uint8Array(FIRST_BYTES);
  const out = createCopyBuffer(first, tupleReserve(options.columns.length));
  const encoder = createRowEncoder({
    table,
    columns: options.columns,
    encoding: file.encoding,
    out,
    onReject: options.onReject,
  });
  let rows = 0;
  while (next()) {
    try {
      if (encoder.encode(walk)) rows++;
    } catch (error) {
      leaveOut(error);
    }
    if (out.at >= BATCH_BYTES) {
      releasePayload(walk);
      yield { bytes: takeWritten(out, nextBuffer?.() ?? createBatchBuffer(file)), rows };
      rows = 0;
    }
  }
  if (rows > 0) yield { bytes: out.bytes.subarray(0, out.at), rows };
}
