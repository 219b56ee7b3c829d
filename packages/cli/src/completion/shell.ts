/** A shell whose completion can be printed. */
export type Shell = (typeof SHELLS)[number];

/** The shells whose completion can be printed. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
