import type { Oddity, Table } from '@lite2pg/spec';
import { addSample, type ColumnCounts, createColumnCounts, MOST_SAMPLES } from '../model/column-counts.js';
import { countLongText } from './count-long-text.js';
import { countedText, countInteger, countReal, countText } from './count-values.js';
import { integer, readInteger, toDouble } from '../format/integers.js';
import { type LongValue, startOfValue, wholeValue } from '../format/long-value.js';
import { MISFIT } from '../model/misfit.js';
import { type OddityRules, oddityRules } from './oddity-rules.js';
import type { TextEncoding } from '../format/page-file.js';
import { isNanAt, readReal } from '../format/reals.js';
import { type RecordFields, readRecord } from '../format/record.js';
import { rowKey } from '../walk/row-key.js';
import type { RowWalk } from '../format/row-walk.js';
import type { SourceColumn, SourceTable } from '../source/source.js';
import { SHAPE_DATE, SHAPE_TIME } from '../model/shape-numbers.js';
import { converted, convertUtf16 } from '../format/utf16.js';
import { describeValue, SHOWN_BYTES } from '../format/value-text.js';

/** Counts the rows that it is shown. */
export interface RowProfiler {
  readonly columns: readonly ColumnCounts[];
  rows: number;
  count(walk: RowWalk): void;
  /** Counts the value of one of the tasks in the row whose record has been read. */
  countValue(walk: RowWalk, task: number): void;
  readonly tasks: readonly ColumnTask[];
}

/** The values that a profiler looks for in one column. */
export interface ColumnTask {
  readonly source: SourceColumn;
  readonly counts: ColumnCounts;
  readonly rules: OddityRules;
  readonly seekJson: boolean;
  readonly seekMoments: boolean;
  readonly countDigits: boolean;
}

/** How many fields of the record are looked at. */
export function countProfiledFields(table: SourceTable): number {
  return Math.max(1, ...table.columns.map(({ index }) => index + 1));
}

/**
 * A profiler of the table's columns in the order of the spec; columns that the table does not have count nothing. The fields
 * of records are kept in `fields`, as many as `countProfiledFields` says.
 */
export function createRowProfiler(
  table: SourceTable,
  declared: Table,
  encoding: TextEncoding,
  fields: RecordFields,
): RowProfiler {
  const tasks: ColumnTask[] = [];
  const columns = declared.columns.map((column) => {
    const counts = createColumnCounts();
    const source = table.columns.find(({ name }) => name === column.name);
    if (source) {
      const rules = oddityRules(declared, column);
      tasks.push({
        source,
        counts,
        rules,
        seekJson: column.type.kind === 'json',
        seekMoments: rules.moments,
        countDigits: column.type.kind === 'decimal' && column.type.precision !== undefined,
      });
    }
    return counts;
  });
  const rowidBytes = new Uint8Array(8);
  const rowidView = new DataView(rowidBytes.buffer);

  function note(
    walk: RowWalk,
    task: ColumnTask,
    kind: Oddity['kind'] | undefined,
    bytes: Uint8Array,
    at: number,
    serial: number,
  ): void {
    if (kind === undefined) return;
    let oddity = task.counts.oddities.get(kind);
    if (!oddity) task.counts.oddities.set(kind, (oddity = { count: 0, distinct: task.rules.booleans, samples: [] }));
    oddity.count++;
    if (oddity.samples.length >= MOST_SAMPLES) return;
    const key = rowKey(walk, fields, table, encoding);
    addSample(oddity, { key, value: describeValue(bytes, at, serial, encoding) });
  }

  function countNumber(walk: RowWalk, task: ColumnTask, bytes: Uint8Array, at: number, serial: number): void {
    const { counts, rules, source } = task;
    if (serial !== 7) {
      readInteger(bytes, at, serial);
      if (!source.realAffinity) {
        countInteger(counts.integers);
        if (rules.integers !== undefined) note(walk, task, rules.integers, bytes, at, serial);
        return;
      }
    }
    const value = serial === 7 ? readReal(bytes, at) : toDouble(integer.high, integer.low);
    countReal(counts.reals, value, task.countDigits);
    if (value === Infinity || value === -Infinity) note(walk, task, 'infinity', bytes, at, serial);
    if (rules.reals !== undefined) note(walk, task, rules.reals, bytes, at, serial);
  }

  function countTextValue(
    walk: RowWalk,
    task: ColumnTask,
    bytes: Uint8Array,
    at: number,
    serial: number,
    long: LongValue | undefined,
  ): void {
    const { counts, rules } = task;
    const length = (serial - 13) >>> 1;
    if (long !== undefined && encoding === 'utf8') countLongText(counts.texts, long, task.seekJson);
    else if (encoding === 'utf8') countText(counts.texts, bytes, at, length, task);
    else {
      const misfit = convertUtf16(bytes, at, length, encoding === 'utf16be');
      countText(counts.texts, converted.bytes, 0, converted.length, task);
      if (misfit === MISFIT.invalidText) {
        counts.texts.invalidUtf8++;
        countedText.misfit = misfit;
      }
    }
    const { shape, misfit } = countedText;
    if (misfit === MISFIT.invalidText) note(walk, task, 'invalid-utf8', bytes, at, serial);
    if (misfit === MISFIT.nul) note(walk, task, 'nul-in-text', bytes, at, serial);
    if (rules.texts !== undefined) note(walk, task, rules.texts, bytes, at, serial);
    if (rules.moments && (shape < SHAPE_DATE || shape > SHAPE_TIME)) note(walk, task, 'not-a-date', bytes, at, serial);
  }

  function countTask(walk: RowWalk, task: ColumnTask): void {
    const { index, added } = task.source;
    let bytes = walk.bytes;
    let at = 0;
    let serial = 6;
    if (task.source.kept === 'rowid') {
      bytes = rowidBytes;
      rowidView.setInt32(0, walk.keyHigh);
      rowidView.setInt32(4, walk.keyLow);
    } else if (index >= 0 && index < fields.count) {
      serial = fields.serials[index]!;
      at = fields.starts[index]!;
    } else {
      serial = added?.serial ?? 0;
      bytes = added?.bytes ?? rowidBytes;
    }
    const long = at < 0 ? walk.long[-1 - at]! : undefined;
    if (long !== undefined) {
      // What is shown of it; whole where it must be converted.
      const isConverted = (serial & 1) === 1 && encoding !== 'utf8';
      bytes = isConverted ? wholeValue(long) : startOfValue(long, SHOWN_BYTES);
      at = 0;
    }
    if (serial === 0 || (serial === 7 && isNanAt(bytes, at))) {
      task.counts.nulls++;
      if (task.rules.nulls !== undefined) note(walk, task, task.rules.nulls, bytes, at, 0);
    } else if (serial < 12) countNumber(walk, task, bytes, at, serial);
    else if ((serial & 1) === 1) countTextValue(walk, task, bytes, at, serial, long);
    else {
      const length = (serial - 12) >>> 1;
      const blobs = task.counts.blobs;
      blobs.count++;
      if (length === 16) blobs.uuids++;
      if (length > blobs.maxBytes) blobs.maxBytes = length;
      if (task.rules.blobs !== undefined) note(walk, task, task.rules.blobs, bytes, at, serial);
    }
  }

  const profiler: RowProfiler = {
    columns,
    tasks,
    rows: 0,
    count: (walk) => {
      readRecord(walk, fields);
      profiler.rows++;
      for (const task of tasks) countTask(walk, task);
    },
    countValue: (walk, task) => {
      countTask(walk, tasks[task]!);
    },
  };
  return profiler;
}
