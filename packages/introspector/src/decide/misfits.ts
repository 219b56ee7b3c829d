import type { FindingCode } from '@lite2pg/spec';

/** The codes of the dialect's findings about a value that is written to a column whose type does not take it. */
export const MISFITS = {
  /** It never does. */
  certain: new Set<FindingCode>(['value-does-not-fit']),
  /** It does not for some rows. */
  possible: new Set<FindingCode>(['text-into-number', 'real-into-integer']),
} as const;
