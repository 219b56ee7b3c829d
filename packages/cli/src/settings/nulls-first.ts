/** What --nulls-first takes. */
export const NULLS_FIRST = ['always', 'needed', 'never'] as const;
