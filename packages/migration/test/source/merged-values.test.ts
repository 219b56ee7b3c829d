import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inspectSource } from '../../src/source/inspect-source.js';

async function mergedIn(script: string, config = {}): Promise<string[]> {
  return await withSqlite(script, async ({ path }) => {
    const { source, findings } = await inspectSource(path, { config, jobs: 1 });
    await source.close();
    return findings
      .filter(({ code }) => code === 'values-merged')
      .map(({ subject, message }) => `${subject.table ?? ''}.${subject.name}: ${message}`);
  });
}

const ONE = `
  CREATE TABLE m (id INTEGER PRIMARY KEY, v);
  INSERT INTO m (v) VALUES (5), ('5'), (x'35'), ('other'), (NULL);
`;

test('different values that become one are a finding, with their forms and rows', async () => {
  assert.equal(await mergedIn(ONE), [
    `m.v: 5, '5', X'35' are different values in SQLite that become the same bytea, in 3 rows: queries and unique keys no longer tell them apart; store one form`,
  ]);
});

test('where jsonb would keep them apart, the finding says so, and there it is none', async () => {
  const script = `CREATE TABLE m (v); INSERT INTO m VALUES (5), ('5'), (7), ('7'), (1.5)`;
  assert.equal(await mergedIn(script), [
    `m.v: 2 values have several forms in SQLite (the first: 5, '5') that become the same text, in 4 rows: queries and unique keys no longer tell them apart; store one form, or say "mixed": "jsonb" in the config, which keeps them apart`,
  ]);
  assert.equal(await mergedIn(script, { mixed: 'jsonb' }), []);
});

test('columns that hold several kinds of values and no value twice have none', async () => {
  assert.equal(
    await mergedIn(
      `CREATE TABLE m (a, b, c TEXT, d); INSERT INTO m VALUES (5, 'x', 'y', 5), ('6', x'00', x'79ff', 5.0)`,
    ),
    [],
  );
});

test.run();
