import manifest from '../../package.json' with { type: 'json' };

/** The version of lite2pg, as its package says. */
export const VERSION: string = manifest.version;
