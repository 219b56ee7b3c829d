import type { PostgresSession } from '@lite2pg/postgres';
import type { CatalogEntry, Facts, ObjectName } from '../ledger/catalog-entry.js';
import { HELPER_QUERY, RELATION_QUERIES } from './catalog-queries.js';

/** The structure to check. */
export interface StructureScope {
  /** The schema of the relations. */
  readonly schema: string;
  /** Names of tables and views, unquoted. */
  readonly relations: readonly string[];
  /** Names of helpers in sqlite_compat. */
  readonly helpers: readonly string[];
}

/** The facts of a server's catalog about relations and helpers. */
export interface Structure {
  /** The server's major version: another one may print the same definition in other words. */
  readonly server: number;
  readonly entries: readonly CatalogEntry[];
}

interface Row extends Facts {
  readonly on: string;
  readonly name: string;
}

/** Reads it, with one query for each kind of object. The session has the settings that make two readings comparable. */
export async function readStructure(session: PostgresSession, scope: StructureScope): Promise<Structure> {
  const entries: CatalogEntry[] = [];
  const read = async (
    kind: ObjectName['kind'],
    sql: string,
    schema: string,
    names: readonly string[],
  ): Promise<void> => {
    const rows = await session.query<Row>(sql, [schema, JSON.stringify(names)]);
    for (const { on, name, ...facts } of rows) entries.push({ kind, on, name, facts });
  };
  for (const kind of Object.keys(RELATION_QUERIES) as (keyof typeof RELATION_QUERIES)[]) {
    await read(kind, RELATION_QUERIES[kind], scope.schema, scope.relations);
  }
  if (scope.helpers.length > 0) await read('helper', HELPER_QUERY, 'sqlite_compat', scope.helpers);
  const [row] = await session.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  );
  return { server: row?.major ?? 0, entries };
}
