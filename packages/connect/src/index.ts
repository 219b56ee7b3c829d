export { connect } from './connect.js';
export type { Database } from './database.js';
export { rawSql, sql } from '@lite2pg/sqlite';
export type { Queryable, SQLQuery } from '@lite2pg/sqlite';
