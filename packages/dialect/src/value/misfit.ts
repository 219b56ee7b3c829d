import { counted, type FindingCode, formatTypeName, quoteIdentifier, quoteLiteral } from '@lite2pg/spec';
import { note, spanOf, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { Refusal } from '../parse/refusal.js';
import type { ScopeColumn } from '../scope/scope.js';
import { numberText, withAffinity } from '../sql/constant.js';
import { choiceLine, typeLine } from './type-line.js';
import { writtenColumn } from './written-column.js';
import { isNoNumber, type Emitted } from '../sql/emitted.js';

/** Refuses a value that the type of its column can never hold. */
export function misfit(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): never {
  throw new Refusal('value-does-not-fit', describeMisfit(column, value), {
    span: spanOf(at),
    column: writtenColumn(context, column),
    suggestion: column.undecided !== true && value.type === 'blob' ? undefined : typeLine(context, column, value),
  });
}

/** That a value does not fit the type of a column, in words. */
export function describeMisfit(column: ScopeColumn, value: Emitted): string {
  return `${describeValue(value)} does not fit ${describe(column)}`;
}

function describeValue(value: Emitted): string {
  const { constant, type } = value;
  if (!constant || constant.kind === 'null') return isNoNumber(value) ? 'a date or time written as text' : `a ${type}`;
  if (constant.kind === 'blob') return 'a blob';
  return constant.kind === 'text' ? quoteLiteral(constant.value) : numberText(constant);
}

/**
 * Looks at what is written to a column of numbers that is no number of its kind for sure: refuses what SQLite would keep as it
 * is, a blob or a text that is no number whatever the row; notes what only the row tells.
 */
export function expectNumber(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): void {
  if (value.type === 'blob' || isNoNumber(value)) misfit(context, at, column, value);
  const isInteger = column.type.kind === 'integer';
  if (value.type === 'text') {
    const what = isInteger ? 'a text that is not an integer' : 'a text that is not a number';
    noteChecked(context, at, column, 'text-into-number', what);
  } else if (value.type === 'real' && isInteger && value.wholeNumber !== true) {
    noteChecked(context, at, column, 'real-into-integer', 'a number with a fraction');
  }
}

/** Notes that numeric(p,s) rounds what is written, of which SQLite keeps every digit; not of what has no more digits for sure. */
export function noteScale(context: Context, at: Spanned, column: ScopeColumn, value: Emitted): void {
  const scale = column.type.kind === 'decimal' ? column.type.scale : undefined;
  if (scale === undefined || value.type === 'integer' || value.type === 'null' || value.type === 'bind') return;
  const constant = value.constant && withAffinity(value.constant, 'numeric');
  if (constant && (constant.kind !== 'real' || hasDigits(constant.value, scale))) return;
  const message = `${describe(column)}, rounds to ${counted(scale, 'digit')} behind the point; SQLite keeps them all`;
  const written = writtenColumn(context, column);
  const suggestion = choiceLine(context, column, '{"type": "numeric"}');
  note(context, at, { code: 'rounded-to-scale', message, suggestion, ...(written ? { column: written } : {}) });
}

/** Whether a number has no more digits behind the point than these. */
function hasDigits(value: number, scale: number): boolean {
  return Number(value.toFixed(Math.min(scale, 100))) === value;
}

function noteChecked(context: Context, at: Spanned, column: ScopeColumn, code: FindingCode, what: string): void {
  const message = `${what} does not fit ${describe(column)}: SQLite would keep it, here writing it is an error`;
  const written = writtenColumn(context, column);
  note(context, at, { code, message, ...(written ? { column: written } : {}) });
}

function describe(column: ScopeColumn): string {
  return `${quoteIdentifier(column.name)}, which is ${formatTypeName(column.type)} on the target`;
}
