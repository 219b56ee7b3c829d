export { openSqlite } from './open-sqlite.js';
export type { SqliteOptions } from './open-sqlite.js';
export type { Queryable } from './queryable.js';
export { rawSql, sql } from './sql.js';
export type { SQLQuery } from './sql.js';
export type { Snapshot, SqliteDatabase } from './sqlite-database.js';
export { startThread } from './driver/start-thread.js';
