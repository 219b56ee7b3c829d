import type { Config } from '@lite2pg/spec';
import { rejects, withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile } from '../migrate-file.js';

const SCRIPT = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY);
  CREATE TABLE child (id INTEGER PRIMARY KEY, n INTEGER, parent INTEGER REFERENCES parent);
  INSERT INTO parent VALUES (1);
  INSERT INTO child VALUES (1, 1, 1), (2, 'two', 1), (3, 3, 99);
`;

const NULLED = { columns: { 'child.n': { type: 'integer', onBadValue: 'null' } } } as const;
const REJECTED = { columns: { 'child.n': { type: 'integer', onBadValue: 'reject' } } } as const;

const PAIRS: readonly (readonly [before: Config, after: Config, said: string])[] = [
  [NULLED, REJECTED, '"onBadValue" of "child"."n" is "reject", was "null"'],
  [REJECTED, NULLED, '"onBadValue" of "child"."n" is "null", was "reject"'],
  [NULLED, { ...NULLED, orphans: 'set-aside' }, '"orphans" is "set-aside", was "keep"'],
  [{ ...NULLED, orphans: 'set-aside' }, NULLED, '"orphans" is "keep", was "set-aside"'],
];

for (const finished of [false, true]) {
  for (const [before, after, said] of PAIRS) {
    const name = `a plan that ${finished ? 'was carried out' : 'did not finish'} with ${JSON.stringify(before)} is not taken for one with ${JSON.stringify(after)}`;
    test(name, async () => {
      await withSqlite(SCRIPT, async ({ path }) => {
        await withPostgres(async ({ url, session }) => {
          const state = async (): Promise<object[]> => [
            ...(await session.query('SELECT * FROM child ORDER BY id')),
            ...(await session.query('SELECT key, column_name, row_moved FROM lite2pg.rejects ORDER BY id')),
          ];
          await migrateFile({ path, url, config: before });
          if (!finished) await session.execute('UPDATE lite2pg.plans SET finished_at = NULL');
          const was = await state();
          const refused = await rejects(() => migrateFile({ path, url, config: after }), { code: 'target-exists' });
          assert.match(refused.message, said);
          assert.equal(await state(), was);
          assert.is((await migrateFile({ path, url, config: before })).outcome, finished ? 'nothing-to-do' : 'done');
        });
      });
    });
  }
}

test('what is said for types, and what could change nothing, makes no other plan', async () => {
  const script = `CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO t VALUES (1, 1);`;
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      await migrateFile({ path, url });
      const configs: Config[] = [{ orphans: 'set-aside' }, { columns: { 't.n': { onBadValue: 'widen' } } }];
      for (const config of configs) assert.is((await migrateFile({ path, url, config })).outcome, 'nothing-to-do');
    });
  });
});

test('orphans that came after the run was killed are refused where the plan says so', async () => {
  const script = `${SCRIPT} UPDATE child SET n = 2 WHERE id = 2; DELETE FROM child WHERE id = 3;`;
  await withSqlite(script, async ({ path, db }) => {
    await withPostgres(async ({ url, session }) => {
      const config = { orphans: 'fail' } as const;
      await migrateFile({ path, url, config });
      await session.execute('UPDATE lite2pg.plans SET finished_at = NULL');
      await db.exec('INSERT INTO child VALUES (4, 4, 99)');
      await rejects(() => migrateFile({ path, url, config }), {
        code: 'value-does-not-fit',
        message: /1 row in "child" by parent/,
      });
      assert.equal(await session.query('SELECT count(*)::int AS n FROM child'), [{ n: 2 }]);
    });
  });
});

test.run();
