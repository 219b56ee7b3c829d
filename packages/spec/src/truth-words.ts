/** The words that stand for true, each with its opposite: those that PostgreSQL reads, in small letters. */
export const TRUTH_WORDS: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['t', 'f'],
  ['yes', 'no'],
  ['y', 'n'],
  ['on', 'off'],
  ['1', '0'],
];

/** The truth that a word means, in any case of A–Z; undefined for other words. */
export function truthOf(word: string): boolean | undefined {
  const small = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const pair = TRUTH_WORDS.find((both) => both.includes(small));
  return pair === undefined ? undefined : pair[0] === small;
}
