import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answersOf } from './both-engines.js';
import { anyJoin, joinTables } from './fuzz/joins.js';
import { seeded } from './fuzz/random.js';

const TABLES = 30;

test('joins of 2 to 30 tables by commas, JOIN and LEFT JOIN have the rows of SQLite', async () => {
  const random = seeded(7);
  const schema = joinTables(random, TABLES);
  const small = Array.from({ length: 60 }, () => anyJoin(random, TABLES, 8));
  const large = Array.from({ length: 8 }, () => anyJoin(random, TABLES, TABLES));
  const queries = [...small, ...large];
  const { sqlite, postgres } = await answersOf({ schema, statements: [], queries });
  queries.forEach((sql, at) => {
    assert.equal(postgres[at], sqlite[at], sql);
  });
  assert.ok(sqlite.filter((rows) => Array.isArray(rows) && rows.length > 0).length > 30);
});

test.run();
