import type { ColumnProfile, ColumnType, StoredAs } from '@lite2pg/spec';
import type { Held, Reading } from './holds.js';
import { hasOnly, textsAre } from './values.js';

/** Zeros and ones, or texts that are two words for true and false. */
export function holdsBoolean(
  _type: Extract<ColumnType, { kind: 'boolean' }>,
  values: ColumnProfile,
  { asked }: Reading,
): Held | undefined {
  if (hasOnly(values, 'integers')) return values.integers?.booleans === values.integers?.count ? {} : undefined;
  if (!hasOnly(values, 'texts') || !textsAre(values.texts, 'boolean')) return undefined;
  const stored = wordsOf(values) ?? (asked === true ? PLAIN_WORDS : undefined);
  return stored ? { stored } : undefined;
}

const PLAIN_WORDS: StoredAs = { as: 'words', true: 'true', false: 'false' };
const TRUE_WORDS = ['true', 't', 'yes', 'y', 'on'] as const;

/**
 * The two words, by the samples of texts in this column that should have numbers; undefined where they show one of the
 * two spelt in two ways, which would not come back as it was.
 */
function wordsOf(values: ColumnProfile): StoredAs | undefined {
  const shown = (values.oddities ?? []).find((oddity) => oddity.kind === 'text-in-number');
  if (!shown) return undefined;
  const words = [...new Set(shown.samples.map(({ value }) => value.slice(1, -1)))];
  const isTrue = (word: string): boolean => TRUE_WORDS.some((known) => known === word.toLowerCase());
  const [truth = 'true', ...otherTruths] = words.filter(isTrue);
  const [falsehood = 'false', ...otherFalsehoods] = words.filter((word) => !isTrue(word));
  if (otherTruths.length > 0 || otherFalsehoods.length > 0) return undefined;
  return { as: 'words', true: truth, false: falsehood };
}
