import { TRUTH_WORDS, truthOf, type ColumnProfile, type ColumnType, type StoredAs } from '@lite2pg/spec';
import type { Held, Reading } from './holds.js';
import { hasOnly, textsAre } from './values.js';

/** Zeros and ones, or texts that are two words for true and false; when asked for, also these together and several words. */
export function holdsBoolean(
  _type: Extract<ColumnType, { kind: 'boolean' }>,
  values: ColumnProfile,
  { asked }: Reading,
): Held | undefined {
  if (!hasOnly(values, 'integers', 'texts') || !textsAre(values.texts, 'boolean')) return undefined;
  if ((values.integers?.booleans ?? 0) !== (values.integers?.count ?? 0)) return undefined;
  if (hasOnly(values, 'integers')) return {};
  const words = hasOnly(values, 'texts') ? wordsOf(values, asked) : undefined;
  if (words) return { stored: words };
  return asked === true ? { stored: { as: 'mixed' } } : undefined;
}

/**
 * The two words, by the samples the profile kept, true and false where it kept none; where only one of them occurs, its
 * opposite in the same spelling. Undefined where one is spelt in two ways, which would not come back as it was, and if asked
 * of a column that was not meant to hold booleans: of its words the samples may not be all.
 */
function wordsOf(values: ColumnProfile, asked: boolean | undefined): StoredAs | undefined {
  const { count = 0, samples = [] } = (values.oddities ?? []).find(({ kind }) => kind === 'text-in-number') ?? {};
  const words = [...new Set(samples.map(({ value }) => value.slice(1, -1)))];
  const areAll = words.length === samples.length || samples.length === count;
  if (asked === true && (words.length === 0 || !areAll)) return undefined;
  const isTrue = (word: string): boolean => truthOf(word) === true;
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
