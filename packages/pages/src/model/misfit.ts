/**
 * Why a value cannot be held by its target type. Encoders return one of these numbers, 0 for a value that was written:
 * a number costs nothing where nearly every value fits.
 */
export const MISFIT = {
  none: 0,
  storageClass: 1,
  outOfRange: 2,
  fraction: 3,
  form: 4,
  invalidText: 5,
  nul: 6,
  tooLong: 7,
  isNull: 8,
  precision: 9,
  zone: 10,
} as const;

/** One of the numbers of `MISFIT`. */
export type Misfit = (typeof MISFIT)[keyof typeof MISFIT];

/** A misfit for a program: the words that reports and the ledger use. */
export type MisfitReason =
  | 'storage-class'
  | 'out-of-range'
  | 'fraction'
  | 'form'
  | 'invalid-text'
  | 'nul'
  | 'too-long'
  | 'null'
  | 'precision'
  | 'zone';

const REASONS: Record<Exclude<Misfit, 0>, MisfitReason> = {
  1: 'storage-class',
  2: 'out-of-range',
  3: 'fraction',
  4: 'form',
  5: 'invalid-text',
  6: 'nul',
  7: 'too-long',
  8: 'null',
  9: 'precision',
  10: 'zone',
};

/** The word for a misfit. */
export function misfitReason(misfit: Exclude<Misfit, 0>): MisfitReason {
  return REASONS[misfit];
}
