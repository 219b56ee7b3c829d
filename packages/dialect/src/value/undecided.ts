import { typeLine } from './type-line.js';
import { spanOf, type Context } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { Refusal } from '../parse/refusal.js';
import type { ScopeColumn } from '../scope/scope.js';
import type { Emitted } from '../sql/emitted.js';
import { nameOf } from './plain.js';

/** Refuses what only the storage class of values decides that nobody has seen; the config can say what they are. */
export function refuseUndecided(context: Context, at: Spanned, column: ScopeColumn, beside?: Emitted): never {
  const message = `nothing has decided the type of ${nameOf(column)} yet (it has no values), so how SQLite compares it is not known`;
  throw new Refusal('undecided-type', message, { span: spanOf(at), suggestion: typeLine(context, column, beside) });
}

/** Refuses a value whose storage class nobody knows where that is what counts. A column declared BLOB is taken at its word. */
export function expectClass(context: Context, at: Spanned, { undecided }: Emitted): void {
  if (undecided && undecided.type.kind !== 'bytes') refuseUndecided(context, at, undecided);
}
