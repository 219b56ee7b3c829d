import { readdirSync, readFileSync } from 'node:fs';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PostgresSession } from '@lite2pg/postgres';
import { rawSql, type SqliteDatabase } from '@lite2pg/sqlite';
import { compatSql, translateScript } from '../src/index.js';
import { answersOf, postgresRows, sqliteRows } from './both-engines.js';
import { OWN_SETUP } from './own-cases.js';
import { scopeOfScript } from './scope-of-script.js';
import { asTexts, inOrder } from './rows-as-texts.js';

const FOLDER = new URL('statements/', import.meta.url);
const scope = scopeOfScript(OWN_SETUP);

/** The files whose cases are paragraphs: statements, one a line, and the question what became of them. */
const CHANGING: ReadonlySet<string> = new Set(['changes.sql', 'definitions.sql']);

for (const file of readdirSync(FOLDER)) {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  if (CHANGING.has(file))
    test(`the statements of ${file} leave SQLite’s rows behind`, () => compareScripts(text.split('\n\n').map(linesOf)));
  else test(`the queries of ${file} give SQLite’s rows`, () => compareQueries(linesOf(text)));
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(0, -1));
}

async function compareQueries(queries: readonly string[]): Promise<void> {
  const { sqlite, postgres } = await answersOf({ schema: OWN_SETUP, statements: [], queries });
  queries.forEach((sql, at) => {
    assert.equal(inOrder(sql, postgres[at]), inOrder(sql, sqlite[at]), sql);
  });
}

async function compareScripts(scripts: readonly (readonly string[])[]): Promise<void> {
  await withSqlite(OWN_SETUP, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      for (const { sql } of translateScript({ sql: OWN_SETUP, scope: { tables: [] } }))
        await session.execute(sql ?? '');
      for (const script of scripts) {
        const wanted = await undone<Querying>(
          (work) => db.tx(work),
          (inside) => onSqlite(inside, script),
        );
        const got = await undone<PostgresSession>(
          (work) => session.transaction(() => work(session)),
          (inside) => onPostgres(inside, script),
        );
        assert.equal(got, wanted, script.join(';\n'));
      }
    }),
  );
}

type Querying = Pick<SqliteDatabase, 'query'>;

async function onSqlite(db: Querying, script: readonly string[]): Promise<unknown> {
  const returned: unknown[] = [];
  for (const sql of script.slice(0, -1)) returned.push((await db.query<object>(rawSql(sql))).map(asTexts));
  const question = script.at(-1) ?? '';
  return [returned, inOrder(question, await sqliteRows(db, question))];
}

async function onPostgres(session: PostgresSession, script: readonly string[]): Promise<unknown> {
  await session.query(
    "SELECT setval(pg_get_serial_sequence('people', 'id'), 5), setval(pg_get_serial_sequence('visits', 'id'), 6)",
  );
  const translations = translateScript({ sql: script.join(';\n'), scope });
  const returned: unknown[] = [];
  for (const { sql, statements } of translations.slice(0, -1)) {
    let rows: readonly object[] = [];
    for (const statement of statements ?? [sql ?? '']) rows = await session.query(statement);
    returned.push(rows.map(asTexts));
  }
  const question = translations.at(-1)?.sql ?? '';
  return [returned, inOrder(script.at(-1) ?? '', await postgresRows(session, question))];
}

/** The result of work in a transaction that is taken back; 'failed' where it fails. */
async function undone<T>(
  transaction: (work: (inside: T) => Promise<void>) => Promise<void>,
  work: (inside: T) => Promise<unknown>,
): Promise<unknown> {
  const undo = new Error('undo');
  let outcome: unknown = 'failed';
  await transaction(async (inside) => {
    outcome = await work(inside);
    throw undo;
  }).catch(() => undefined);
  return outcome;
}

test.run();
