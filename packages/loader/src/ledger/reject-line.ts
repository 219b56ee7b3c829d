import type { Damage, Reject } from '@lite2pg/pages';
import { redact } from '@lite2pg/spec';
import { int16, int32, joinField } from '../tuple/join-tuple.js';
import type { WholeRowReject } from './whole-row-reject.js';
import { DAMAGE } from './damage-record.js';
import { WHOLE_ROW } from './reject-record.js';

/** A line of lite2pg.rejects. */
export interface RejectLine {
  readonly key: string;
  /** Empty for a whole row. */
  readonly column: string;
  readonly storageClass: string;
  readonly original: Uint8Array;
  readonly rowMoved: boolean;
  readonly reason: string;
}

/** Where the lines of a chunk belong. */
export interface RejectPlace {
  readonly plan: string;
  readonly table: string;
  readonly chunk: number;
}

/** The columns of `encodeLine`, in its order. */
export const LINE_COLUMNS = 'plan, table_name, chunk, key, column_name, storage_class, original, row_moved, reason';

/** A line as a tuple of binary COPY, in parts that are not put together: an original may be very long. */
export function encodeLine({ plan, table, chunk }: RejectPlace, line: RejectLine): Uint8Array[] {
  const texts = [line.key, line.column, line.storageClass].map((text) => Buffer.from(text));
  const before = [Buffer.from(plan), Buffer.from(table), int32(chunk), ...texts];
  const after = [Buffer.from([line.rowMoved ? 1 : 0]), Buffer.from(redact(line.reason))];
  const fields = before.length + 1 + after.length;
  return [
    Buffer.concat([int16(fields), ...before.map(joinField), int32(line.original.length)]),
    line.original,
    Buffer.concat(after.map(joinField)),
  ];
}

/** The line of a value that did not fit. */
export function valueLine({ key, column, storageClass, original, rowMoved, reason }: Reject): RejectLine {
  return { key: visible(key), column, storageClass, original, rowMoved, reason };
}

/** The line of a row that the server does not take. */
export function wholeRowLine({ key, row, reason }: WholeRowReject): RejectLine {
  const original = Buffer.from(row);
  return { key: visible(key), column: '', storageClass: WHOLE_ROW, original, rowMoved: false, reason };
}

/** The line of damage: whole, as JSON, for the next run to say the same. */
export function damageLine(damage: Damage): RejectLine {
  const original = Buffer.from(JSON.stringify(damage));
  const key = visible(damage.key ?? `page ${damage.page}`);
  return { key, column: '', storageClass: DAMAGE, original, rowMoved: false, reason: damage.reason };
}

/** A text of PostgreSQL holds no NUL; in a key it is shown as SQLite's own shell does. */
function visible(key: string): string {
  return key.replaceAll('\0', '\u2400');
}
