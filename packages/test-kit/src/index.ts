export { corpusFiles } from './corpus.js';
export { longestArray } from './longest-array.js';
export { rejects } from './rejects.js';
export type { Expected } from './rejects.js';
export { withPostgres, withSchema } from './with-postgres.js';
export type { TestDatabase } from './with-postgres.js';
export { withSqlite } from './with-sqlite.js';
export type { TestFile } from './with-sqlite.js';
