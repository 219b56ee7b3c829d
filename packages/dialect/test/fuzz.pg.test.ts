import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql } from '../src/index.js';
import { POSTGRES_ROWS, SQLITE_ROWS } from './fuzz/fixture.js';
import { KINDS } from './fuzz/kinds.js';
import { makerOf } from './fuzz/maker.js';
import { POSTGRES_PROBES } from './fuzz/values.js';

test('random expressions, queries, changes and triggers come to the same on both engines', () =>
  withSqlite(SQLITE_ROWS, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql() + POSTGRES_ROWS + POSTGRES_PROBES);
      const maker = makerOf(20);
      for (const compare of Object.values(KINDS)) {
        const { compared, differences } = await compare({ db, session }, maker, 300);
        assert.equal(differences, []);
        assert.ok(compared > 250);
      }
    }),
  ));

test.run();
