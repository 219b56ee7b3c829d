import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inspect } from '../src/index.js';

test('a decision is told without counts, too, so that other rows of the same kinds change nothing', async () => {
  const script = `CREATE TABLE t (n INTEGER, at DATETIME); INSERT INTO t VALUES (1, '2024-01-01'), ('x', '2024-01-02')`;
  const { one, two } = await withSqlite(script, async ({ path, db }) => {
    const one = (await inspect(path)).decisions;
    await db.exec(`INSERT INTO t VALUES (2, '2024-01-03')`);
    return { one, two: (await inspect(path)).decisions };
  });
  assert.equal(
    one.map(({ reason }) => reason),
    [
      `the column has 1 integer and 1 text (the first odd one is 'x', row 2); text holds them all`,
      'as declared: all 2 values are timestamps',
    ],
  );
  const summaries = [
    'the column has integers and texts; text holds them all',
    'as declared: all values are timestamps',
  ];
  assert.equal(
    [one, two].map((decisions) => decisions.map(({ summary }) => summary)),
    [summaries, summaries],
  );
});

test.run();
