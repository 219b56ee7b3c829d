import type { Check } from '@lite2pg/spec';
import { openSource } from '@lite2pg/pages';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inspect } from '../../src/index.js';
import { isBroken } from '../../src/source/is-broken.js';

const SCRIPT = `
  PRAGMA ignore_check_constraints = ON;
  CREATE TABLE "Odd ""Table""" (a INTEGER, "select" INTEGER CHECK ("select" > 0), CHECK (a <> 5));
  INSERT INTO "Odd ""Table""" VALUES (1, NULL), (5, 2);
`;

const brokenIn = (checks: readonly Check[] | undefined): string[] =>
  (checks ?? []).flatMap(({ expression, notValid }) => (notValid && 'sqlite' in expression ? [expression.sqlite] : []));

test('a check is not valid where it is false for a row; NULL does not break it', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const { spec } = await inspect(path);
    assert.equal(brokenIn(spec.tables[0]!.checks), ['a <> 5']);
    const declared = await inspect(path, { declared: true });
    assert.equal(brokenIn(declared.spec.tables[0]!.checks), []);
  });
});

test('a check that SQLite cannot compute, and one with a comment at its end, do no harm', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const { spec } = await inspect(path, { declared: true });
    const checks = [`a REGEXP 'x'`, 'a < 5 -- at most'].map((sqlite): Check => ({ expression: { sqlite } }));
    const source = await openSource(path);
    try {
      const broken: boolean[] = [];
      for (const check of checks) broken.push(await isBroken(source, spec.tables[0]!, check));
      assert.equal(broken, [false, true]);
    } finally {
      await source.close();
    }
  });
});

test.run();
