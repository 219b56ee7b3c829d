export { addressesOf, schemaOfUrl } from './address/postgres-address.js';
export { isPostgresUrl } from './address/postgres-url.js';
export type { PostgresOptions } from './client/postgres-client.js';
export type { CopyChunks } from './copy/copy-in.js';
export { PLAIN_SETTINGS } from './plain-settings.js';
export { openPostgres } from './postgres-session.js';
export type { Notice, PostgresSession } from './postgres-session.js';
export { reachPostgres } from './reach-postgres.js';
export type { ReachedPostgres } from './reach-postgres.js';
