import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import type { PostgresSession } from '@lite2pg/postgres';
import { rawSql, type SqliteDatabase } from '@lite2pg/sqlite';
import { compatSql, translateScript, translateStatement } from '../src/index.js';
import { scopeOfScript } from './scope-of-script.js';

/** The answers of the two engines to the same questions. */
export interface Answers {
  readonly sqlite: readonly unknown[];
  readonly postgres: readonly unknown[];
}

/** A script that defines and changes things, and queries that are asked afterwards. */
export interface Scenario {
  /** CREATE TABLE and the like. */
  readonly schema: string;
  /** Statements one by one; what one of them fails with is not compared, that it fails is. */
  readonly statements: readonly string[];
  readonly queries: readonly string[];
}

/** Runs a scenario on SQLite as it is and on PostgreSQL translated. Rows come as lists of name and value. */
export async function answersOf({ schema, statements, queries }: Scenario): Promise<Answers> {
  return withSqlite(schema, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      for (const { sql, findings, statements: parts } of translateScript({ sql: schema, scope: { tables: [] } })) {
        if (sql === null) throw new Error(findings.map(({ message }) => message).join('; '));
        for (const part of parts ?? [sql]) await session.query(part);
      }
      const scope = scopeOfScript(schema);
      const translate = (sql: string): string => {
        const result = translateStatement({ sql, scope });
        return result.sql ?? `refused: ${result.findings.map(({ message }) => message).join('; ')}`;
      };
      return {
        sqlite: [
          ...(await outcomes(statements, (sql) => db.exec(sql))),
          ...(await all(queries, (sql) => sqliteRows(db, sql))),
        ],
        postgres: [
          ...(await outcomes(statements, (sql) => session.execute(translate(sql)))),
          ...(await all(queries, (sql) => postgresRows(session, translate(sql)))),
        ],
      };
    }),
  );
}

async function outcomes(
  statements: readonly string[],
  run: (sql: string) => Promise<unknown>,
): Promise<readonly string[]> {
  return all(statements, (sql) =>
    run(sql).then(
      () => `done: ${sql}`,
      () => `failed: ${sql}`,
    ),
  );
}

async function all<T>(items: readonly string[], run: (sql: string) => Promise<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (const item of items) found.push(await run(item));
  return found;
}

/** The rows of a query on SQLite; blobs as PostgreSQL writes them. */
export async function sqliteRows(db: Pick<SqliteDatabase, 'query'>, sql: string): Promise<readonly unknown[]> {
  const rows = await db.query(rawSql(sql));
  return rows.map((row) =>
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]),
  );
}

/** The rows of a query on PostgreSQL, through JSON: it tells numbers from texts. */
export async function postgresRows(
  session: PostgresSession,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly unknown[]> {
  const rows = await session.query<{ j: string }>(
    `SELECT row_to_json(wrapped_row)::text AS j FROM (${sql}) AS wrapped_row`,
    values,
  );
  return rows.map(({ j }) => Object.entries(JSON.parse(j) as object));
}
