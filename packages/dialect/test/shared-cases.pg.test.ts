import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PostgresSession } from '@lite2pg/postgres';
import { rawSql, type SqliteDatabase } from '@lite2pg/sqlite';
import { compatSql, translateScript, translateStatement, type Scope } from '../src/index.js';
import { postgresRows, sqliteRows } from './both-engines.js';
import { scopeOfScript } from './scope-of-script.js';
import { readSharedCases, valuesOf, writtenOut, type SharedCase } from './shared-cases.js';

const shared = readSharedCases();

/** Cases that have no translation, with the code that says why. */
const REFUSED: Readonly<Record<string, string>> = {
  D17: 'virtual-table',
  Q84: 'attached-database',
};

/** Statements that run, and whose rows are PostgreSQL's own or none. */
const RUNS_ONLY: ReadonlySet<string> = new Set(['Q82', 'Q83', 'Q85']);

if (shared) {
  const { setup, cases } = shared;
  const scope = scopeOfScript(setup);

  test('every shared statement is translated, or refused for the reason that is known', () => {
    const refused = cases.flatMap(({ id, sql }) => {
      const result = translateStatement({
        sql,
        scope: id === 'D16' ? scopeOfScript(`${setup}${viewOf(cases)};`) : scope,
      });
      const finding = result.findings.find(({ severity }) => severity === 'refused');
      return result.sql === null ? [[id, finding?.code]] : [];
    });
    assert.equal(Object.fromEntries(refused), REFUSED);
  });

  test('the shared definitions run, one after another', () =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      const script = [setup, ...cases.filter(({ kind }) => kind === 'ddl').map(({ sql }) => sql)].join(';\n');
      for (const { sql, statements } of translateScript({ sql: script, scope: { tables: [] } })) {
        for (const statement of statements ?? (sql === null ? [] : [sql])) await session.query(statement);
      }
      const made = await session.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
      assert.ok(made.length >= cases.filter(({ kind }) => kind === 'ddl').length);
    }));

  test('the shared queries and changes give SQLite’s rows', () =>
    withBoth(setup, async (db, session) => {
      for (const item of cases.filter(({ kind, id }) => kind !== 'ddl' && !(id in REFUSED) && !RUNS_ONLY.has(id))) {
        if (item.kind === 'q') await compareQuery(db, session, scope, item);
        else await compareChange(db, session, scope, item);
      }
    }));
}

function viewOf(cases: readonly SharedCase[]): string {
  return cases.find(({ id }) => id === 'D13')?.sql ?? '';
}

async function withBoth(
  setup: string,
  run: (db: SqliteDatabase, session: PostgresSession) => Promise<void>,
): Promise<void> {
  await withSqlite(setup, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      for (const { sql } of translateScript({ sql: setup, scope: { tables: [] } })) await session.execute(sql ?? '');
      await session.query(
        "SELECT setval(pg_get_serial_sequence('users', 'id'), 4), setval(pg_get_serial_sequence('events', 'id'), 5)",
      );
      await run(db, session);
    }),
  );
}

async function compareQuery(
  db: SqliteDatabase,
  session: PostgresSession,
  scope: Scope,
  item: SharedCase,
): Promise<void> {
  const { sql, params } = translateStatement({ sql: item.sql, scope });
  const values = valuesOf(item, params);
  if (item.rt === false || item.nosqlite) {
    await session.query(sql ?? '', values);
    return;
  }
  const wanted = await sqliteRows(db, writtenOut(item));
  const got = await postgresRows(session, sql ?? '', values);
  const ordered = item.sql.toUpperCase().includes('ORDER BY');
  assert.equal(ordered ? got : sorted(got), ordered ? wanted : sorted(wanted), item.id);
}

/** Both engines are as before afterwards. */
async function compareChange(
  db: SqliteDatabase,
  session: PostgresSession,
  scope: Scope,
  item: SharedCase,
): Promise<void> {
  const { sql, params } = translateStatement({ sql: item.sql, scope });
  const check = item.check === undefined ? undefined : translateStatement({ sql: item.check, scope }).sql;
  const undo = new Error('undo');
  const undone = (error: unknown): void => {
    if (error !== undo) throw error;
  };
  let got: unknown;
  const change = session.transaction(async () => {
    await session.query(sql ?? '', valuesOf(item, params));
    if (check) got = await postgresRows(session, check, []);
    throw undo;
  });
  if (item.fails) {
    const failure: unknown = await change.catch((error: unknown) => error);
    assert.ok(failure instanceof Error && failure !== undo, item.id);
    return;
  }
  await change.catch(undone);
  let wanted: unknown;
  await db
    .tx(async (db) => {
      await db.query(rawSql(withoutLimit(writtenOut(item))));
      if (item.check !== undefined) wanted = await sqliteRows(db, item.check);
      throw undo;
    })
    .catch(undone);
  assert.equal(got, wanted, item.id);
}

/** The SQLite of the tests is built without DELETE … LIMIT: the row it would take is named. */
function withoutLimit(sql: string): string {
  return sql.replace(' ORDER BY ts LIMIT 1', ' AND id = 1');
}

function sorted(rows: readonly unknown[]): readonly unknown[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

if (!shared) test.skip('the shared statements are not here', () => undefined);

test.run();
