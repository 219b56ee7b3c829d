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

const TRUE_WORDS = ['true', 't', 'yes', 'y', 'on'] as const;

/**
 * The two words, by the samples the profile kept, true and false where it kept none; undefined where one of them is spelt
 * in two ways, which would not come back as it was.
 */
function wordsOf(values: ColumnProfile): StoredAs | undefined {
  const samples = (values.oddities ?? []).find(({ kind }) => kind === 'text-in-number')?.samples ?? [];
  const words = [...new Set(samples.map(({ value }) => value.slice(1, -1)))];
  const isTrue = (word: string): boolean => TRUE_WORDS.some((known) => known === word.toLowerCase());
  const [truth = 'true', ...otherTruths] = words.filter(isTrue);
  const [falsehood = 'false', ...otherFalsehoods] = words.filter((word) => !isTrue(word));
  if (otherTruths.length > 0 || otherFalsehoods.length > 0) return undefined;
  return { as: 'words', true: truth, false: falsehood };
}
