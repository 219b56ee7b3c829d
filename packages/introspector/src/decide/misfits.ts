/** The codes of the dialect's findings about a value that is written to a column whose type does not take it. */
export const MISFITS = {
  /** It never does. */
  certain: new Set(['value-does-not-fit']),
  /** It does not for some rows. */
  possible: new Set(['text-into-number', 'real-into-integer']),
} as const;
