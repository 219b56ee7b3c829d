import { addCounts } from './add-counts.js';
import { createColumnCounts } from '../model/column-counts.js';
import {
  ADDED_VALUE,
  BLOB_BYTES,
  BLOB_COUNT,
  BLOB_UUIDS,
  COLUMN_COUNT,
  COLUMNS,
  COUNT_AS_REALS,
  COUNTS_BYTES,
  COUNTS_FLAGS,
  COUNTS_NULLS,
  COUNTS_PLACE,
  INTEGER_BEYOND_DOUBLE,
  INTEGER_BOOLEANS,
  INTEGER_COUNT,
  INTEGER_MAX,
  INTEGER_MICROSECONDS,
  INTEGER_MILLISECONDS,
  INTEGER_MIN,
  INTEGER_NANOSECONDS,
  INTEGER_SECONDS,
  REAL_COUNT,
  REAL_INTEGRAL,
  REAL_JULIAN,
  REAL_MAX,
  REAL_MILLISECONDS,
  REAL_MIN,
  REAL_SECONDS,
  SHOW_BLOBS,
  SHOW_INTEGERS,
  SHOW_NO_MOMENTS,
  SHOW_NULLS,
  SHOW_REALS,
  SHOW_TEXTS,
  TEXT_BYTES,
  TEXT_CHARACTERS,
  TEXT_COUNT,
  TEXT_OFFSETS,
  TEXT_SHAPES,
} from '../kernel/kernel-layout.js';
import type { KernelRoom } from '../kernel/kernel-room.js';
import type { TextEncoding } from '../format/page-file.js';
import type { ColumnTask } from './profile-rows.js';

/** Tells the kernel what to count, and sets its counters to nothing. */
export function putKernelTasks(
  { kernel, columns: start }: KernelRoom,
  tasks: readonly ColumnTask[],
  encoding: TextEncoding,
): void {
  const { state, view } = kernel;
  state[COLUMNS >> 2] = start;
  state[COLUMN_COUNT >> 2] = tasks.length;
  kernel.bytes.fill(0, start, start + tasks.length * COUNTS_BYTES);
  tasks.forEach((task, i) => {
    const at = start + i * COUNTS_BYTES;
    view.setInt32(at + COUNTS_PLACE, task.source.kept === 'rowid' ? -1 : task.source.index, true);
    view.setInt32(at + COUNTS_FLAGS, flagsOf(task, encoding), true);
    view.setBigInt64(at + INTEGER_MIN, 2n ** 63n - 1n, true);
    view.setBigInt64(at + INTEGER_MAX, -(2n ** 63n), true);
    view.setFloat64(at + REAL_MIN, Infinity, true);
    view.setFloat64(at + REAL_MAX, -Infinity, true);
  });
}

function flagsOf({ source, rules, countDigits, seekJson }: ColumnTask, encoding: TextEncoding): number {
  const showReals = rules.reals !== undefined || countDigits;
  const showIntegers = source.realAffinity ? showReals : rules.integers !== undefined;
  const showTexts = rules.texts !== undefined || seekJson || encoding !== 'utf8';
  return (
    (source.added ? ADDED_VALUE : 0) |
    (source.realAffinity ? COUNT_AS_REALS : 0) |
    (rules.nulls === undefined ? 0 : SHOW_NULLS) |
    (showIntegers ? SHOW_INTEGERS : 0) |
    (showReals ? SHOW_REALS : 0) |
    (showTexts ? SHOW_TEXTS : 0) |
    (rules.moments ? SHOW_NO_MOMENTS : 0) |
    (rules.blobs === undefined ? 0 : SHOW_BLOBS)
  );
}

/** Adds what the kernel counted. */
export function addKernelCounts({ kernel: { view }, columns: start }: KernelRoom, tasks: readonly ColumnTask[]): void {
  tasks.forEach(({ counts: total }, i) => {
    const at = start + i * COUNTS_BYTES;
    const counter = (offset: number): number => view.getUint32(at + offset, true);
    const none = createColumnCounts();
    addCounts(total, {
      nulls: counter(COUNTS_NULLS),
      integers: {
        count: counter(INTEGER_COUNT),
        minLow: view.getInt32(at + INTEGER_MIN, true),
        minHigh: view.getInt32(at + INTEGER_MIN + 4, true),
        maxLow: view.getInt32(at + INTEGER_MAX, true),
        maxHigh: view.getInt32(at + INTEGER_MAX + 4, true),
        booleans: counter(INTEGER_BOOLEANS),
        beyondDouble: counter(INTEGER_BEYOND_DOUBLE),
        epochSeconds: counter(INTEGER_SECONDS),
        epochMilliseconds: counter(INTEGER_MILLISECONDS),
        epochMicroseconds: counter(INTEGER_MICROSECONDS),
        epochNanoseconds: counter(INTEGER_NANOSECONDS),
      },
      reals: {
        ...none.reals,
        count: counter(REAL_COUNT),
        min: view.getFloat64(at + REAL_MIN, true),
        max: view.getFloat64(at + REAL_MAX, true),
        integral: counter(REAL_INTEGRAL),
        julianDays: counter(REAL_JULIAN),
        epochSeconds: counter(REAL_SECONDS),
        epochMilliseconds: counter(REAL_MILLISECONDS),
      },
      texts: {
        ...none.texts,
        count: counter(TEXT_COUNT),
        maxBytes: counter(TEXT_BYTES),
        maxCharacters: counter(TEXT_CHARACTERS),
        shapes: none.texts.shapes.map((_, shape) => counter(TEXT_SHAPES + 4 * shape)),
        offsets: counter(TEXT_OFFSETS),
      },
      blobs: { count: counter(BLOB_COUNT), uuids: counter(BLOB_UUIDS), maxBytes: counter(BLOB_BYTES) },
      oddities: none.oddities,
    });
  });
}
