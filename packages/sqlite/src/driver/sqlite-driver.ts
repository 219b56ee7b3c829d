import { isBuiltin } from 'node:module';
import { openInNode } from './node-sqlite.js';
import { openInSqlite3 } from './sqlite3.js';
import type { OpenConnection } from './sqlite-connection.js';

/** The drivers of SQLite: the one that Node has itself, from 22.13 on, and node-sqlite3. Both give the same answers. */
export const DRIVERS: Readonly<Record<'node' | 'sqlite3', OpenConnection>> = {
  node: openInNode,
  sqlite3: openInSqlite3,
};

/** True if this Node has a driver of its own. */
export const nodeHasSqlite = isBuiltin('node:sqlite');

/** Opens a connection with the driver that this Node has, or else with node-sqlite3. */
export const openConnection: OpenConnection = nodeHasSqlite ? DRIVERS.node : DRIVERS.sqlite3;
