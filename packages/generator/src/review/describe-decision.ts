import { formatTypeName, type Decision, type StoredAs, type TargetColumn } from '@lite2pg/spec';
import { readDeclaredType, typeOfMeaning } from '@lite2pg/syntax';

/**
 * Why a column has another type than it was declared with, and what in the config decides otherwise, in words that stay the same
 * when rows are added: nothing is counted, no value is shown. Undefined if a reader would ask nothing.
 */
export function describeDecision(decision: Decision, column: TargetColumn): string | undefined {
  const { chosen, declared, code, reason, summary = reason } = decision;
  if (UNTOLD.has(code)) return undefined;
  const was = declared === '' ? '' : `, declared ${declared}`;
  const choice = chooseOtherwise(decision, column);
  const advice = choice === undefined ? '' : `; ${choice} decides otherwise`;
  return `${chosen}${was}: ${summary}${advice}`;
}

/** As declared, or what the header says of all columns. */
const UNTOLD: ReadonlySet<string> = new Set(['confirmed', 'integers-fit']);

/** The config's entry for the other type that a person might want; undefined if that does not concern one column alone. */
function chooseOtherwise(
  { table, column, code, by, declared, chosen }: Decision,
  { stored, type, nullable }: TargetColumn,
): string | undefined {
  if (by === 'config' || by === 'reference') return undefined;
  const isMisfit = code === 'other-values';
  const isMoment = isMisfit && readDeclaredType(declared).meaning.kind === 'timestamp' && type.kind === 'text';
  const choice = {
    type: stored && !isMisfit ? PLAIN[stored.as] : otherType({ declared, chosen, code }),
    ...(isMoment && { stored: 'text' }),
    ...(isMisfit && { onBadValue: nullable ? 'null' : 'reject' }),
  };
  return JSON.stringify({ columns: { [`${table}.${column}`]: choice } });
}

function otherType({ declared, chosen, code }: Pick<Decision, 'declared' | 'chosen' | 'code'>): string {
  if (declared === '') return chosen === 'text' ? 'bytea' : 'text';
  return code === 'value-shapes' ? 'text' : formatTypeName(typeOfMeaning(readDeclaredType(declared).meaning));
}

/** The type that keeps the values as SQLite has them. */
const PLAIN: Readonly<Record<StoredAs['as'], string>> = {
  epoch: 'bigint',
  'julian-day': 'double precision',
  words: 'text',
  text: 'text',
  blob: 'bytea',
  mixed: 'text',
};
