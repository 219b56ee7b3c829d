import type { Applied } from '@lite2pg/loader';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile } from '../migrate-file.js';

const SCRIPT = `
  CREATE TABLE "a b" (id INTEGER PRIMARY KEY, n INTEGER);
  CREATE TABLE other (x TEXT);
  INSERT INTO "a b" SELECT value, value FROM json_each('[1,2,3,4,5]');
  INSERT INTO other VALUES ('x');
`;

function numbersOf({ tables }: Applied): unknown[] {
  return tables.map(({ name, sourceRows, moved, rejected }) => [name, sourceRows, moved, rejected]);
}

function codesOf({ findings }: Applied): unknown[] {
  return findings.map(({ code, severity, subject }) => [code, severity, subject.name]);
}

/** Migrates a file, changes something, and gives what the same command finds then. */
async function again(change: { readonly source?: string; readonly target?: string }): Promise<Applied> {
  return withSqlite(SCRIPT, ({ path, db }) =>
    withPostgres(async ({ url, session }) => {
      await migrateFile({ path, url });
      if (change.source !== undefined) await db.exec(change.source);
      if (change.target !== undefined) await session.execute(change.target);
      return migrateFile({ path, url });
    }),
  );
}

test('rows deleted on the target since are missing in the numbers, and there is not nothing to do', async () => {
  const applied = await again({ target: 'DELETE FROM "a b" WHERE id < 3' });
  assert.is(applied.outcome, 'differs');
  assert.equal(numbersOf(applied), [
    ['a b', 5, 3, 0],
    ['other', 1, 1, 0],
  ]);
  assert.equal(codesOf(applied), [['count-differs', 'loss', 'a b']]);
  assert.match(applied.findings[0]?.message ?? '', '5 rows in SQLite, 3 on the target and 0 rejected: 2 fewer');
});

test('rows inserted on the target since are told of, but are no loss', async () => {
  const applied = await again({ target: `INSERT INTO other VALUES ('y')` });
  assert.is(applied.outcome, 'differs');
  assert.equal(codesOf(applied), [['count-differs', 'warning', 'other']]);
});

test('rows inserted in SQLite since are counted there, and it is said what changed and what to run', async () => {
  const applied = await again({ source: 'INSERT INTO "a b" VALUES (6, 6)' });
  assert.is(applied.outcome, 'differs');
  assert.equal(numbersOf(applied)[0], ['a b', 6, 5, 0]);
  assert.equal(codesOf(applied), [['source-changed', 'warning', 'a b']]);
  const { message } = applied.findings[0]!;
  assert.match(message, 'changed in SQLite since it was moved: 6 rows now, 5 then');
  assert.match(
    message,
    'nothing was changed: lite2pg verify shows which rows differ; to move public."a b" as it is now',
  );
});

test('rows changed in SQLite since are as many, and are told of', async () => {
  const applied = await again({ source: 'UPDATE "a b" SET n = 0 WHERE id = 1' });
  assert.is(applied.outcome, 'differs');
  assert.match(applied.findings[0]?.message ?? '', 'the same number of rows (5), some of them changed');
});

for (const ledger of [
  'UPDATE lite2pg.chunks SET rows = NULL, rejected = NULL, bytes = NULL, digest = NULL',
  'DELETE FROM lite2pg.chunks',
]) {
  test(`a ledger that lost what it knew of the rows gives no numbers: ${ledger}`, async () => {
    const applied = await again({ target: `${ledger} WHERE table_name = 'a b'` });
    assert.is(applied.outcome, 'differs');
    assert.equal(numbersOf(applied)[0], ['a b', 5, 5, 0]);
    assert.equal(codesOf(applied), [['ledger-incomplete', 'warning', 'a b']]);
    assert.match(applied.findings[0]?.message ?? '', 'the ledger does not say that all of its rows were moved');
  });
}

test('rows that were left out are counted where they are kept: a ledger without the chunk has them, one without them has not', () =>
  withSqlite(
    `CREATE TABLE t (id INTEGER PRIMARY KEY, n, m); INSERT INTO t VALUES (1, 1, 1), (2, 'x', 'y'), (3, 3, 'z');`,
    ({ path }) =>
      withPostgres(async ({ url, session }) => {
        const column = { type: 'integer', onBadValue: 'reject' } as const;
        const file = { path, url, config: { columns: { 't.n': column, 't.m': column } } };
        assert.equal(numbersOf(await migrateFile(file)), [['t', 3, 1, 2]]);
        await session.execute('UPDATE lite2pg.chunks SET rows = NULL, rejected = NULL, bytes = NULL, digest = NULL');
        assert.equal(numbersOf(await migrateFile(file)), [['t', 3, 1, 2]]);
        await session.execute(`DELETE FROM lite2pg.rejects WHERE key = '3'`);
        const applied = await migrateFile(file);
        assert.equal(numbersOf(applied), [['t', 3, 1, 1]]);
        assert.is(applied.outcome, 'differs');
      }),
  ));

test('rows that an earlier, killed run moved and that are gone since are missing in the numbers', async () => {
  const target = 'UPDATE lite2pg.plans SET finished_at = NULL; DELETE FROM "a b" WHERE id = 1';
  const applied = await again({ target });
  assert.is(applied.outcome, 'done');
  assert.equal(numbersOf(applied)[0], ['a b', 5, 4, 0]);
  assert.equal(codesOf(applied), [['count-differs', 'loss', 'a b']]);
});

test.run();
