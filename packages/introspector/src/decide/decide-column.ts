import { formatTypeName, type ColumnProfile, type ColumnType, type Config, type StoredAs } from '@lite2pg/spec';
import { typeOfMeaning } from '@lite2pg/syntax';
import { candidatesOf } from './candidates.js';
import type { Choice } from './choices.js';
import type { DecidedColumn, OpenColumn, Why } from './decided-column.js';
import { holds, type Held } from './holds.js';
import { takesDefault, typeByDefault } from './type-by-default.js';
import { countClasses, hasOnly, isEmpty } from './values.js';
import { describeClasses, describeValues } from './value-words.js';
import { whyByValues } from './why-by-values.js';

/** The type of one column by the config's choice, else by its values, else by what it was declared. */
export function decideColumn(open: OpenColumn, config: Config): DecidedColumn {
  const { choice } = open;
  const byValues = fitWidth(decideByValues(open, config), config);
  if (!choice) return byValues;
  if (choice.type) return decideByChoice(open, choice, choice.type) ?? byValues;
  const keepsDeclared = choice.onBadValue !== undefined && choice.onBadValue !== 'widen';
  if (!keepsDeclared || byValues.why?.code !== 'other-values') return byValues;
  const reason = `the config keeps the declared type; values that do not fit are handled by onBadValue ${choice.onBadValue}`;
  return decided(open, typeOfMeaning(open.declared.meaning), undefined, { by: 'config', code: 'chosen', reason });
}

function decided(
  open: OpenColumn,
  type: ColumnType,
  stored: StoredAs | undefined,
  why: Why | undefined,
): DecidedColumn {
  return { ...open, type, stored, why };
}

/** Undefined where the values do not fit and the config would rather have a wider type. */
function decideByChoice(open: OpenColumn, choice: Choice, type: ColumnType): DecidedColumn | undefined {
  const reason = `the config says ${formatTypeName(type)} (${choice.from})`;
  const why = { by: 'config', code: 'chosen', reason } as const;
  const loose = choice.stored?.as === 'text';
  if (choice.stored && !loose) return decided(open, type, choice.stored, why);
  const held = open.values ? holds(type, open.values, { asked: true, loose }) : {};
  if (!held && choice.onBadValue === 'widen') return undefined;
  return decided(open, type, loose ? choice.stored : storedByChoice(open, type, held), why);
}

/** A boolean is read from all words for true and false where it must be: where values or the default are neither 0 nor 1. */
function storedByChoice(open: OpenColumn, type: ColumnType, held: Held | undefined): StoredAs | undefined {
  if (type.kind !== 'boolean') return held?.stored;
  const anyWord: StoredAs = { as: 'mixed' };
  if (!held) return anyWord;
  const needsWords = !takesDefault(open, type, held.stored) && takesDefault(open, type, anyWord);
  return needsWords ? anyWord : held.stored;
}

function decideByValues(open: OpenColumn, config: Config): DecidedColumn {
  const byValues = typeByValues(open, config);
  return typeByDefault(byValues) ?? byValues;
}

function typeByValues(open: OpenColumn, config: Config): DecidedColumn {
  const { values, declared, choice } = open;
  const plain = typeOfMeaning(declared.meaning);
  if (!values || isEmpty(values)) {
    const untyped = declared.meaning.kind === 'any';
    const reason = `no type is declared and ${values ? 'there are no values' : 'no values were read'}`;
    return decided(open, plain, undefined, untyped ? { by: 'declared', code: 'no-type', reason } : undefined);
  }
  if (declared.meaning.kind === 'any' && config.mixed === 'jsonb' && isMixedJson(values)) {
    const say = (words: string): string =>
      `no type is declared, and the column has ${words}; the config stores mixed values as jsonb`;
    const why = { reason: say(describeValues(values)), summary: say(describeClasses(values)) };
    return decided(open, { kind: 'json' }, { as: 'mixed' }, { by: 'config', code: 'mixed-values', ...why });
  }
  const reading = { exactText: choice?.onBadValue === 'widen' };
  const type = candidatesOf(declared.meaning, values).find((candidate) => holds(candidate, values, reading)) ?? BYTEA;
  const stored = holds(type, values, reading)?.stored;
  return decided(open, type, stored, whyByValues({ declared, values, type, stored }));
}

const BYTEA: ColumnType = { kind: 'bytes' };

/** Values of several classes that jsonb can keep apart. */
function isMixedJson(values: ColumnProfile): boolean {
  const several = Object.values(countClasses(values)).filter((count) => count > 0).length > 1;
  const plainText = (values.texts?.nul ?? 0) + (values.texts?.invalidUtf8 ?? 0) === 0;
  const finite = (values.reals?.infinite ?? 0) === 0;
  return several && plainText && finite && hasOnly(values, 'integers', 'reals', 'texts');
}

/** `integers: "fit"`: what fits 32 bits and was not declared wider. */
function fitWidth(column: DecidedColumn, config: Config): DecidedColumn {
  const { type, declared, values } = column;
  if (config.integers !== 'fit' || type.kind !== 'integer' || !values) return column;
  if (declared.meaning.kind === 'integer' && declared.meaning.bits === 64) return column;
  const narrow: ColumnType = { kind: 'integer', bits: 32 };
  if (!holds(narrow, values)) return column;
  const reason = 'the config asks for the smallest integers, and all values fit 32 bits';
  return { ...column, type: narrow, why: { by: 'config', code: 'integers-fit', reason } };
}
