import { translateDefault } from '@lite2pg/dialect';
import { formatTypeName, TRUTH_WORDS, type ColumnType, type StoredAs } from '@lite2pg/spec';
import type { DecidedColumn, OpenColumn } from './decided-column.js';
import { MISFITS } from './misfits.js';
import { otherTypes } from './other-types.js';
import { isEmpty } from './values.js';
import { describeStored } from './why-by-values.js';

/**
 * The column with a type that takes its default, too, where the type by its values does not: that default is what rows written
 * later hold. Undefined where its type takes it, where there is none, where nobody looked at the
 * values, or where no type takes both.
 */
export function typeByDefault(decided: DecidedColumn): DecidedColumn | undefined {
  const { column, declared, values, type: plain } = decided;
  if (!values || column.default === undefined || !('sqlite' in column.default)) return undefined;
  if (column.generated ?? column.identity) return undefined;
  const { sqlite } = column.default;
  if (takes(decided, sqlite, plain, decided.stored)) return undefined;
  const empty = isEmpty(values);
  const words = empty && declared.meaning.kind === 'boolean' ? wordsFor(decided, sqlite) : undefined;
  if (words) {
    const reason = `no value is there, and its default ${sqlite} is a word`;
    return { ...decided, stored: words, why: { by: 'declared', code: 'words', reason } };
  }
  const other = otherTypes(decided).find(({ type, stored }) => takes(decided, sqlite, type, stored));
  if (!other) return undefined;
  const { type, stored } = other;
  const misfit = `its default ${sqlite} is no ${formatTypeName(plain)}`;
  const fits = stored ? `every value ${describeStored(stored)}` : `${formatTypeName(type)} holds it and all values`;
  const reason = empty ? `no value is there, and ${misfit}` : `${misfit}, and ${fits}`;
  return { ...decided, ...other, why: { by: empty ? 'declared' : 'values', code: 'default', reason } };
}

function wordsFor(open: OpenColumn, sqlite: string): StoredAs | undefined {
  const both = TRUTH_WORDS.flatMap(([yes, no]) => [[yes, no] as const, [yes.toUpperCase(), no.toUpperCase()] as const]);
  return both
    .map(([yes, no]): StoredAs => ({ as: 'words', true: yes, false: no }))
    .find((stored) => takes(open, sqlite, { kind: 'boolean' }, stored));
}

/** Whether a column of this type can have its default, or has none that SQLite would compute. */
export function takesDefault(open: OpenColumn, type: ColumnType, stored: StoredAs | undefined): boolean {
  const { default: value } = open.column;
  return value === undefined || !('sqlite' in value) || takes(open, value.sqlite, type, stored);
}

/** Whether a column of this type can have the default, whatever the moment; true also where that is not for the type to say. */
function takes({ column, declared }: OpenColumn, sqlite: string, type: ColumnType, stored?: StoredAs): boolean {
  const { name, collation } = column;
  const scopeColumn = { name, target: name, type, stored, collation, declared: declared.words, nullable: true };
  const { findings } = translateDefault({ sql: sqlite, column: scopeColumn, scope: { tables: [] } });
  return !findings.some(({ code }) => MISFITS.certain.has(code) || MISFITS.possible.has(code));
}
