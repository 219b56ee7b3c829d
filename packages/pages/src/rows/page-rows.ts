import { type CopyBuffer, createCopyBuffer, writeTo } from '../encode/copy-buffer.js';
import { giveBackKernel, takeKernel } from '../kernel/kernel.js';
import { type KernelRoom, layOut } from '../kernel/kernel-room.js';
import { putKernelColumns } from '../kernel/kernel-columns.js';
import { COLUMN_BYTES, OUT_AT, OUT_END, OUT_RESERVE, OUT_STOP } from '../kernel/kernel-layout.js';
import { scanLeaves, standOnKernelRow, takeRows } from '../kernel/kernel-scan.js';
import { MISFIT } from '../model/misfit.js';
import type { PageFile } from '../format/page-file.js';
import { takeLongParts } from './long-parts.js';
import { releasePayload } from '../format/payload.js';
import { countFields, createRowEncoder, sourceColumns, tupleReserve } from '../encode/row-encoder.js';
import type { RowidWalk } from '../walk/rowid-walk.js';
import type { SourceTable } from '../source/source.js';
import { tableRows } from '../walk/table-rows.js';
import type { RowBatch } from '../model/target-column.js';
import type { ReadOptions } from '../model/read-options.js';

/** Bytes after which a batch is handed out, and the room behind them for the row that crosses the line. */
const BATCH_BYTES = 1 << 19;
const BATCH_ROOM = 1 << 16;

/** Room for any batch but those of very long rows. */
export const BATCH_BUFFER_BYTES = BATCH_BYTES + BATCH_ROOM;

/**
 * Gives what `readRows` gives, without waiting, from pages alone: not for columns that are computed when read. `memoryFor` gives
 * what a batch of so many bytes is handed out in, or more; without it each has an array of its own.
 */
export function* readPageRows(
  file: PageFile,
  table: SourceTable,
  options: ReadOptions,
  memoryFor = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length),
): Generator<RowBatch, void, undefined> {
  const kernel = takeKernel();
  try {
    const columns = sourceColumns(table, options.columns);
    const reserve = tupleReserve(columns.length);
    const room = layOut(kernel, file, {
      fields: countFields(table, columns),
      columnBytes: columns.length * COLUMN_BYTES,
      outBytes: BATCH_BUFFER_BYTES + 3 * file.pageSize + reserve,
    });
    putKernelColumns(room, columns, options.columns, file.encoding);
    const home = kernel.bytes.subarray(0, room.outEnd);
    const out = createCopyBuffer(home, reserve, room.out);
    const encoder = createRowEncoder({
      table,
      columns: options.columns,
      encoding: file.encoding,
      out,
      fields: room.fields,
      onReject: options.onReject,
    });
    const { walk, next, leaveOut } = tableRows(file, table, options.chunk, options.onDamage, {
      window: room.window,
      visited: room.visited,
      scan: (leaf) => {
        encodeLeaves(leaf, room, out, home);
      },
    });
    kernel.writeField = (column, to) => {
      standOnKernelRow(walk, room);
      out.at = to;
      if (encoder.encodeField(walk, column) === MISFIT.none && out.bytes === home) return out.at;
      writeTo(out, home, to);
      return -1;
    };
    const takeBatch = (from: number): Uint8Array => {
      const written = out.bytes.subarray(from, out.at);
      const moved = out.bytes !== home;
      writeTo(out, home, room.out);
      if (moved) return written;
      const batch = memoryFor(written.length).subarray(0, written.length);
      batch.set(written);
      return batch;
    };
    let rows = 0;
    while (next()) {
      try {
        if (encoder.encode(walk)) rows++;
      } catch (error) {
        leaveOut(error);
      }
      if (out.at - room.out < BATCH_BYTES && out.long.length === 0) continue;
      releasePayload(walk);
      const rest = yield* takeLongParts(out, room.out, memoryFor);
      yield { bytes: takeBatch(rest), rows: rows + takeRows(kernel) };
      rows = 0;
    }
    rows += takeRows(kernel);
    if (rows > 0) yield { bytes: takeBatch(room.out), rows };
  } finally {
    giveBackKernel(kernel);
  }
}

/** Lets the kernel write rows of leaves, where the output is in its memory. */
function encodeLeaves(
  walk: RowidWalk,
  { kernel, out: start, outEnd }: KernelRoom,
  out: CopyBuffer,
  home: Uint8Array,
): void {
  if (out.bytes !== home) return;
  const { state } = kernel;
  state[OUT_AT >> 2] = out.at;
  state[OUT_STOP >> 2] = start + BATCH_BYTES;
  state[OUT_END >> 2] = outEnd;
  state[OUT_RESERVE >> 2] = out.reserve;
  scanLeaves(walk, kernel, kernel.encodeRows);
  out.at = state[OUT_AT >> 2]!;
}
