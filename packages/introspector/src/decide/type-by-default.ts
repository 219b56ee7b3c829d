import { translateDefault } from '@lite2pg/dialect';
import { formatTypeName, type ColumnProfile, type ColumnType, type StoredAs } from '@lite2pg/spec';
import { typeOfMeaning } from '@lite2pg/syntax';
import { candidatesOf } from './candidates.js';
import type { OpenColumn, Why } from './decided-column.js';
import { TRUTH_WORDS } from './holds-boolean.js';

/** A type that takes a column's default, and why it is not the declared one. */
export interface TypeByDefault {
  readonly type: ColumnType;
  readonly stored: StoredAs | undefined;
  readonly why: Why;
}

/**
 * The type of a column without values whose default is none of the declared type: that default is what its first rows
 * will hold. Undefined where the declared type takes it, or there is none.
 */
export function typeByDefault(open: OpenColumn, values: ColumnProfile): TypeByDefault | undefined {
  const { column, declared } = open;
  if (column.default === undefined || !('sqlite' in column.default) || column.generated) return undefined;
  const { sqlite } = column.default;
  const plain = typeOfMeaning(declared.meaning);
  if (takes(open, sqlite, plain)) return undefined;
  const reason = `no value is there, and its default ${sqlite} is no ${formatTypeName(plain)}`;
  const words = declared.meaning.kind === 'boolean' ? wordsFor(open, sqlite) : undefined;
  if (words) {
    const why = {
      by: 'declared',
      code: 'words',
      reason: `no value is there, and its default ${sqlite} is a word`,
    } as const;
    return { type: plain, stored: words, why };
  }
  const type = candidatesOf(declared.meaning, values).find((candidate) => takes(open, sqlite, candidate));
  return type && { type, stored: undefined, why: { by: 'declared', code: 'default', reason } };
}

function wordsFor(open: OpenColumn, sqlite: string): StoredAs | undefined {
  const both = TRUTH_WORDS.flatMap(([yes, no]) => [[yes, no] as const, [yes.toUpperCase(), no.toUpperCase()] as const]);
  return both
    .map(([yes, no]): StoredAs => ({ as: 'words', true: yes, false: no }))
    .find((stored) => takes(open, sqlite, { kind: 'boolean' }, stored));
}

/** Whether a column of this type can have the default; true also where that is not for the type to say. */
function takes({ column, declared }: OpenColumn, sqlite: string, type: ColumnType, stored?: StoredAs): boolean {
  const { name, collation } = column;
  const scopeColumn = { name, target: name, type, stored, collation, declared: declared.words, nullable: true };
  const { findings } = translateDefault({ sql: sqlite, column: scopeColumn, scope: { tables: [] } });
  return !findings.some(({ code }) => code === 'value-does-not-fit');
}
