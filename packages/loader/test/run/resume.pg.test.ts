import type { Config } from '@lite2pg/spec';
import { withPostgres, withReplaceable, withSqlite, type TestDatabase } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Applied } from '@lite2pg/loader';
import { migrateFile } from '../migrate-file.js';

/** Two tables of several chunks; the values of the second differ by a letter. */
function script(mode: string, letter: string): string {
  return `PRAGMA journal_mode = ${mode};
    CREATE TABLE same (id INTEGER PRIMARY KEY, v TEXT);
    CREATE TABLE "no key" (v TEXT, pad TEXT);
    INSERT INTO same SELECT value, 'same ' || value FROM json_each('[1,2,3]');
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
      INSERT INTO "no key" SELECT '${letter}' || i, substr(hex(zeroblob(60)), 1, 100) FROM n;
    PRAGMA wal_checkpoint(TRUNCATE);`;
}

/** Makes target and ledger what they are when a run was killed before the last chunk of "no key". */
async function unfinish({ session }: TestDatabase): Promise<void> {
  const chunks = await session.query<{ number: number; after: number }>(
    `SELECT number, after_key::int AS after FROM lite2pg.chunks WHERE table_name = 'no key' ORDER BY number DESC`,
  );
  assert.ok(chunks.length > 2, 'there are too few chunks');
  await session.execute(`
    DELETE FROM "no key" WHERE substr(v, 2)::int > ${chunks[0]?.after ?? 0};
    UPDATE lite2pg.chunks SET rows = NULL, rejected = NULL, bytes = NULL, digest = NULL, run = NULL, done_at = NULL
      WHERE table_name = 'no key' AND number = ${chunks[0]?.number ?? 0};
    UPDATE lite2pg.plans SET finished_at = NULL`);
}

for (const mode of ['delete', 'wal']) {
  test(`an unfinished plan knows its source by the rows: another file of the same header (${mode}) is moved whole`, async () => {
    await withReplaceable({ before: script(mode, 'a'), after: script(mode, 'b') }, async ({ path, replace }) => {
      await withPostgres(async (database) => {
        const { url, session } = database;
        await migrateFile({ path, url });
        const oidOf = (table: string): Promise<object[]> => session.query(`SELECT $1::regclass::oid AS oid`, [table]);
        const before = await oidOf('same');
        await unfinish(database);
        replace();
        assert.is((await migrateFile({ path, url })).outcome, 'done');
        const letters = await session.query(`SELECT left(v, 1) AS letter, count(*)::int AS n FROM "no key" GROUP BY 1`);
        assert.equal(letters, [{ letter: 'b', n: 3000 }]);
        assert.equal(await oidOf('same'), before, 'a table that is the same in both files is not moved again');
      });
    });
  });

  test(`a finished plan knows its source by the rows: another file of the same header (${mode}) is told of`, async () => {
    await withReplaceable({ before: script(mode, 'a'), after: script(mode, 'b') }, async ({ path, replace }) => {
      await withPostgres(async ({ url, session }) => {
        await migrateFile({ path, url });
        assert.equal((await migrateFile({ path, url })).findings, []);
        replace();
        const { findings } = await migrateFile({ path, url });
        assert.equal(
          findings.map(({ code, severity, subject }) => [code, severity, subject.name]),
          [['source-changed', 'warning', 'no key']],
        );
        const letters = await session.query(`SELECT left(v, 1) AS letter, count(*)::int AS n FROM "no key" GROUP BY 1`);
        assert.equal(letters, [{ letter: 'a', n: 3000 }]);
      });
    });
  });
}

const REJECTING = `CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, w VARCHAR(3));
  INSERT INTO t VALUES (1, 1, 'a'), (2, 'two', 'b'), (3, 3, 'toolong'), (4, 4, 'd');`;

const CHANGES: readonly {
  readonly what: string;
  readonly choices: NonNullable<Config['columns']>;
  readonly sql: string;
  /** The rejects then, by key. */
  readonly kept: readonly (readonly [key: string, original: string])[];
}[] = [
  {
    what: 'a value that is NULL on the target',
    choices: { 't.n': { type: 'integer', onBadValue: 'null' } },
    sql: `UPDATE t SET n = 'zwei' WHERE id = 2`,
    kept: [['2', 'zwei']],
  },
  {
    what: 'a value whose nearest one is on the target',
    choices: { 't.n': { type: 'text' }, 't.w': { type: 'varchar(3)', onBadValue: 'repair' } },
    sql: `UPDATE t SET w = 'toolate' WHERE id = 3`,
    kept: [['3', 'toolate']],
  },
  {
    what: 'a row that was left out is gone',
    choices: { 't.n': { type: 'integer', onBadValue: 'reject' } },
    sql: `DELETE FROM t WHERE id = 2`,
    kept: [],
  },
  {
    what: 'one more row is left out',
    choices: { 't.n': { type: 'integer', onBadValue: 'reject' } },
    sql: `INSERT INTO t VALUES (5, 'five', 'x')`,
    kept: [
      ['2', 'two'],
      ['5', 'five'],
    ],
  },
];

for (const { what, choices, sql, kept } of CHANGES) {
  test(`a change of which only the rejects tell is a change of the source: ${what}`, async () => {
    await withSqlite(REJECTING, async ({ path, db }) => {
      await withPostgres(async ({ url, session }) => {
        const migrate = (): Promise<Applied> => migrateFile({ path, url, config: { columns: choices } });
        const codes = async (): Promise<string[]> => (await migrate()).findings.map(({ code }) => code);
        await migrate();
        assert.not.ok((await codes()).includes('source-changed'));
        await db.exec(sql);
        assert.ok((await codes()).includes('source-changed'));
        await session.execute('UPDATE lite2pg.plans SET finished_at = NULL');
        assert.is((await migrate()).outcome, 'done');
        const rejects = await session.query<{ key: string; was: string }>(
          `SELECT key, convert_from(original, 'UTF8') AS was FROM lite2pg.rejects ORDER BY key`,
        );
        assert.equal(
          rejects.map(({ key, was }) => [key, was]),
          kept,
        );
        assert.not.ok((await codes()).includes('source-changed'));
      });
    });
  });
}

test.run();
