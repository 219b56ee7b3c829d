/** The values of --nulls-first. */
export const NULLS_FIRST = ['always', 'needed', 'never'] as const;
