import { formatTypeName, Lite2pgError, type Policy, quoteIdentifier } from '@lite2pg/spec';
import type { CopyBuffer } from './copy-buffer.js';
import { createEncoder } from './create-encoder.js';
import { MISFIT, type Misfit, misfitReason } from '../model/misfit.js';
import type { TextEncoding } from '../format/page-file.js';
import { repairValue } from './repair.js';
import { serialSize } from '../format/record.js';
import type { Reject, TargetColumn } from '../model/target-column.js';
import { describeValue, originalBytes, storageClassOf } from '../format/value-text.js';

/** A value that did not fit its column. */
export interface MisfitValue {
  readonly table: string;
  readonly key: string;
  readonly target: TargetColumn;
  readonly misfit: Exclude<Misfit, 0>;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly serial: number;
  readonly encoding: TextEncoding;
}

/** The outcome of a misfit: whether the row stays, and the reject without the word on that. */
export interface Settled {
  readonly keepRow: boolean;
  readonly reject: Omit<Reject, 'rowMoved'>;
}

/**
 * Follows the column's policy: writes what stands for the value to `out`, or says that the row is left out, or throws
 * 'value-does-not-fit'. Nothing that a target column cannot hold is ever written.
 */
export function settleMisfit(value: MisfitValue, out: CopyBuffer): Settled {
  const { target, misfit } = value;
  const policy = effectivePolicy(target, misfit);
  if (policy === 'fail') throw misfitError(value);
  const reject = {
    table: value.table,
    key: value.key,
    column: target.source,
    storageClass: storageClassOf(value.serial),
    original: originalBytes(value.bytes, value.at, value.serial, value.encoding),
    reason: misfitReason(misfit),
  };
  if (policy === 'reject') return { keepRow: false, reject };
  if (policy === 'repair' && writeRepaired(value, out)) return { keepRow: true, reject };
  if (target.nullable === false) return { keepRow: false, reject };
  out.view.setInt32(out.at, -1);
  out.at += 4;
  return { keepRow: true, reject };
}

function effectivePolicy(target: TargetColumn, misfit: Misfit): Exclude<Policy, 'widen'> {
  if (target.onBadValue !== undefined && target.onBadValue !== 'widen') return target.onBadValue;
  const isBadText = misfit === MISFIT.invalidText || misfit === MISFIT.nul;
  return isBadText && target.type.kind === 'text' ? 'repair' : 'fail';
}

function writeRepaired(value: MisfitValue, out: CopyBuffer): boolean {
  const { target } = value;
  const repaired =
    value.serial === 0 ? undefined : repairValue(target, value.bytes, value.at, value.serial, value.encoding);
  if (repaired === undefined) return false;
  const start = out.at;
  const encoder = createEncoder({ type: target.type, stored: target.stored, realAffinity: false, encoding: 'utf8' });
  const storageClass = storageClassOf(repaired.serial);
  if (storageClass === 'null') return false;
  const size = storageClass === 'integer' ? repaired.serial : serialSize(repaired.serial);
  if (encoder[storageClass](repaired.bytes, 0, size, out) === MISFIT.none) return true;
  out.at = start;
  return false;
}

function misfitError(value: MisfitValue): Lite2pgError {
  const column = `${quoteIdentifier(value.table)}.${quoteIdentifier(value.target.source)}`;
  const shown = describeValue(value.bytes, value.at, value.serial, value.encoding);
  return new Lite2pgError('value-does-not-fit', {
    message:
      `move ${column}: the value ${shown} of row ${value.key} does not fit ${formatTypeName(value.target.type)}` +
      ` (${misfitReason(value.misfit)}); give the column another type or a policy for such values`,
    subject: column,
  });
}
