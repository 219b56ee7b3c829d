import { quoteLiteral } from '@lite2pg/spec';
import { refuse } from '../context/context.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Spanned } from '../parse/parse.js';
import type { Collation } from '../sql/static-type.js';

/** The collation a name stands for; refuses those an application registered. */
export function collationOf(at: Spanned, name: string): Collation {
  const word = name.toLowerCase();
  if (word === 'binary' || word === 'nocase' || word === 'rtrim') return word;
  return refuse(
    at,
    'unknown-collation',
    `the collation ${name} belongs to the application; PostgreSQL does not know it`,
  );
}

/** The collation of a comparison: a written one before a column's, the left side's before the right's. */
export function comparisonCollation(left: Emitted, right: Emitted): Collation {
  if (left.explicitCollation) return left.collation ?? 'binary';
  if (right.explicitCollation) return right.collation ?? 'binary';
  return left.collation ?? right.collation ?? 'binary';
}

/** The SQL whose bytes compare as the text does under the collation: A–Z folded, or without trailing spaces. */
export function collated(value: Emitted, collation: Collation): Emitted {
  if (value.type !== 'text' || collation === 'binary') return value;
  if (value.constant?.kind === 'text') return { ...value, ...foldedLiteral(value.constant.value, collation) };
  if (collation === 'nocase') {
    return emitted(`lower(${bytewise(value).sql})`, 'text', [value], { bytewise: true, affinity: value.affinity });
  }
  return emitted(`rtrim(${value.sql}, ' ')`, 'text', [value], { affinity: value.affinity });
}

function foldedLiteral(text: string, collation: Collation): Pick<Emitted, 'sql' | 'constant'> {
  const value = collatedText(text, collation);
  return { sql: quoteLiteral(value), constant: { kind: 'text', value } };
}

/** A text as it compares under the collation, in its bytes. */
export function collatedText(text: string, collation: Collation): string {
  if (collation === 'nocase') return foldCase(text, 'lower');
  return collation === 'rtrim' ? text.replace(/ +$/, '') : text;
}

/** A text with A–Z in small letters, or a–z in capitals. */
export function foldCase(text: string, to: 'lower' | 'upper'): string {
  return to === 'lower'
    ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** Text with the collation "C", written out; what PostgreSQL orders and folds as SQLite does. */
export function bytewise(value: Emitted): Emitted {
  if (value.precedence === PRECEDENCE.collate) return value;
  return {
    ...value,
    sql: `${operand(value, PRECEDENCE.collate)} COLLATE "C"`,
    precedence: PRECEDENCE.collate,
    bytewise: true,
  };
}

/** The value that ORDER BY, GROUP BY, min and max sort by: text by its bytes under the collation, everything else as it is. */
export function sortable(value: Emitted, collation: Collation = value.collation ?? 'binary'): Emitted {
  if (value.type !== 'text') return value;
  const key = collated(value, collation);
  return key.bytewise ? key : bytewise(key);
}
