import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql } from '../src/index.js';
import { compareExpressions } from './fuzz/differential.js';
import { anyExpression } from './fuzz/expressions.js';
import { POSTGRES_ROWS, SQLITE_ROWS } from './fuzz/fixture.js';
import { seeded } from './fuzz/random.js';

test('random expressions have the same value and class on both engines', async () => {
  const random = seeded(20);
  const texts = Array.from({ length: 800 }, () => anyExpression(random, 1 + random.below(3)));
  await withSqlite(SQLITE_ROWS, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      await session.execute(POSTGRES_ROWS);
      const { compared, differences } = await compareExpressions(db, session, texts);
      assert.equal(differences, []);
      assert.ok(compared > 750);
    }),
  );
});

test.run();
