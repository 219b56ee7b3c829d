import type { MisfitReason } from '@lite2pg/pages';
import { byCount, counted, type Finding, type Subject } from '@lite2pg/spec';
import { WHOLE_ROW, type RejectCount } from './reject-record.js';

/** The finding for rejects of one kind: rows left out, values changed to fit. */
export function rejectFinding(reject: RejectCount): Finding {
  const whole = reject.storageClass === WHOLE_ROW;
  const was = byCount(reject.count, 'was', 'were');
  const what = reject.rowMoved
    ? `${counted(reject.count, 'value')} ${was} changed to fit`
    : `${counted(reject.count, 'row')} ${was} ${whole ? 'set aside' : 'left out'}`;
  const kept = whole ? 'they are in lite2pg.rejects as JSON' : 'the original bytes are in lite2pg.rejects';
  const advice = KEPT_BY_BYTEA.has(reject.reason) ? '; type bytea in the config keeps every byte' : '';
  const subject: Subject =
    reject.column === ''
      ? { kind: 'table', name: reject.table }
      : { kind: 'column', name: reject.column, table: reject.table };
  return {
    code: reject.rowMoved ? 'values-repaired' : whole && reject.column !== '' ? 'orphans-set-aside' : 'rows-rejected',
    severity: 'loss',
    subject,
    message: `${what}: ${REASONS.get(reject.reason) ?? reject.reason} (first at key ${reject.key}); ${kept}${advice}`,
  };
}

/** Reasons that are no longer one if the column takes any bytes. */
const KEPT_BY_BYTEA: ReadonlySet<string> = new Set<MisfitReason>(['invalid-text', 'nul']);

/** The reasons of `pages` in words. */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'storage-class': 'a value of a storage class that the type does not take',
    'out-of-range': 'out of the range of the type',
    fraction: 'a fraction where the type takes whole numbers',
    form: 'not in the form that the type takes',
    'invalid-text': 'bytes that are not valid text',
    nul: 'a NUL character in a text',
    'too-long': 'longer than the type allows',
    null: 'NULL where the column takes none',
    precision: 'more digits than the type keeps',
    zone: 'a time zone where the type takes none',
  } satisfies Record<MisfitReason, string>),
);
