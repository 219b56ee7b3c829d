import type { Damage, Reject } from '@lite2pg/pages';
import { WHOLE_ROW, type WholeRowReject } from '../rows/whole-row-reject.js';
import { DAMAGE } from './damage-record.js';

/** A line of lite2pg.rejects: key, column, storage class, original in hexadecimal, whether the row was moved, reason. */
export type RejectLine = readonly [string, string, string, string, boolean, string];

/** The line of a value that did not fit. */
export function valueLine({ key, column, storageClass, original, rowMoved, reason }: Reject): RejectLine {
  return [visible(key), column, storageClass, Buffer.from(original).toString('hex'), rowMoved, reason];
}

/** The line of a row that the server does not take. */
export function wholeRowLine({ key, row, reason }: WholeRowReject): RejectLine {
  return [visible(key), '', WHOLE_ROW, Buffer.from(row).toString('hex'), false, reason];
}

/** The line of damage: whole, as JSON, for the next run to say the same. */
export function damageLine(damage: Damage): RejectLine {
  const original = Buffer.from(JSON.stringify(damage)).toString('hex');
  return [visible(damage.key ?? `page ${damage.page}`), '', DAMAGE, original, false, damage.reason];
}

/** A jsonb text holds no NUL; in a key it is shown as SQLite's own shell does. */
function visible(key: string): string {
  return key.replaceAll('\0', '\u2400');
}
