export { introspectSqlite } from './introspect-sqlite.js';
