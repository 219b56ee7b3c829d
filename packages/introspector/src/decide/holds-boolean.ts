import type { ColumnProfile, ColumnType, StoredAs } from '@lite2pg/spec';
import type { Held } from './holds.js';
import { hasOnly, textsAre } from './values.js';

/** Zeros and ones, or texts that are two words for true and false. */
export function holdsBoolean(_type: Extract<ColumnType, { kind: 'boolean' }>, values: ColumnProfile): Held | undefined {
  if (hasOnly(values, 'integers')) return values.integers?.booleans === values.integers?.count ? {} : undefined;
  if (!hasOnly(values, 'texts') || !textsAre(values.texts, 'boolean')) return undefined;
  const stored = wordsOf(values);
  return stored ? { stored } : undefined;
}

/** The words people use, each with its opposite. */
export const TRUTH_WORDS: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['t', 'f'],
  ['yes', 'no'],
  ['y', 'n'],
  ['on', 'off'],
];

/**
 * The two words, by the samples the profile kept, true and false where it kept none; where only one of them occurs, its
 * opposite in the same spelling. Undefined where one is spelt in two ways, which would not come back as it was.
 */
function wordsOf(values: ColumnProfile): StoredAs | undefined {
  const samples = (values.oddities ?? []).find(({ kind }) => kind === 'text-in-number')?.samples ?? [];
  const words = [...new Set(samples.map(({ value }) => value.slice(1, -1)))];
  const isTrue = (word: string): boolean => TRUTH_WORDS.some(([known]) => known === word.toLowerCase());
  const [truth, ...otherTruths] = words.filter(isTrue);
  const [falsehood, ...otherFalsehoods] = words.filter((word) => !isTrue(word));
  if (otherTruths.length > 0 || otherFalsehoods.length > 0) return undefined;
  return {
    as: 'words',
    true: truth ?? (falsehood === undefined ? 'true' : oppositeOf(falsehood)),
    false: falsehood ?? (truth === undefined ? 'false' : oppositeOf(truth)),
  };
}

function oppositeOf(word: string): string {
  const pair = TRUTH_WORDS.find((both) => both.includes(word.toLowerCase()));
  const opposite = pair?.find((other) => other !== word.toLowerCase()) ?? 'false';
  if (word === word.toUpperCase()) return opposite.toUpperCase();
  const [first = '', ...rest] = opposite;
  return word.startsWith(word[0]?.toUpperCase() ?? '') ? [first.toUpperCase(), ...rest].join('') : opposite;
}
