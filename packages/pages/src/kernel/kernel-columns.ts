import type { ColumnType } from '@lite2pg/spec';
import {
  ADDED_VALUE,
  BOOLEAN,
  BYTES,
  COLUMN_BYTES,
  COLUMN_COUNT,
  COLUMN_FLAGS,
  COLUMN_KIND,
  COLUMN_LIMIT,
  COLUMN_PLACE,
  COLUMNS,
  DATE,
  FLOAT64,
  FOREIGN,
  INT16,
  INT32,
  INT64,
  NOT_NULL,
  TEXT,
  TIMESTAMP,
  TIMESTAMPTZ,
  UUID,
} from './kernel-layout.js';
import type { KernelRoom } from './kernel-room.js';
import type { TextEncoding } from '../format/page-file.js';
import type { SourceColumn } from '../source/source.js';
import type { TargetColumn } from '../model/target-column.js';

/** Tells the kernel what the columns become. */
export function putKernelColumns(
  { kernel: { state }, columns: start }: KernelRoom,
  columns: readonly SourceColumn[],
  targets: readonly TargetColumn[],
  encoding: TextEncoding,
): void {
  state[COLUMNS >> 2] = start;
  state[COLUMN_COUNT >> 2] = columns.length;
  columns.forEach(({ kept, index, added }, i) => {
    const target = targets[i]!;
    const at = start + i * COLUMN_BYTES;
    state[(at + COLUMN_KIND) >> 2] = kindOf(target, encoding);
    state[(at + COLUMN_PLACE) >> 2] = kept === 'rowid' ? -1 : index;
    state[(at + COLUMN_FLAGS) >> 2] = (target.nullable === false ? NOT_NULL : 0) | (added ? ADDED_VALUE : 0);
    state[(at + COLUMN_LIMIT) >> 2] = target.type.kind === 'text' ? (target.type.maxLength ?? -1) : -1;
  });
}

/** The kernel's encoding of a column's usual values. It reads no texts in UTF-16: their columns are left to JavaScript. */
function kindOf({ type, stored }: TargetColumn, encoding: TextEncoding): number {
  // It reads moments in their usual forms only.
  if (type.kind === 'timestamp' && stored?.as === 'text') return FOREIGN;
  switch (type.kind) {
    case 'integer':
      return { 16: INT16, 32: INT32, 64: INT64 }[type.bits];
    case 'float':
      return type.bits === 64 ? FLOAT64 : FOREIGN;
    case 'boolean':
      return BOOLEAN;
    default:
      return encoding === 'utf8' ? textKindOf(type) : FOREIGN;
  }
}

function textKindOf(type: ColumnType): number {
  switch (type.kind) {
    case 'text':
      return TEXT;
    case 'bytes':
      return BYTES;
    case 'date':
      return DATE;
    case 'timestamp':
      return type.zone === 'none' ? TIMESTAMP : TIMESTAMPTZ;
    case 'uuid':
      return UUID;
    default:
      return FOREIGN;
  }
}
