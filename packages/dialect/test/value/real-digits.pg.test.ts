import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawSql } from '@lite2pg/sqlite';
import { compatSql } from '../../src/index.js';
import { realText } from '../../src/sql/constant.js';
import { seeded } from '../fuzz/random.js';

/** Reals of every size: short decimals, sums of them, 17 digits, subnormal ones, and both ends. */
function reals(): readonly number[] {
  const random = seeded(7);
  const fraction = (): number => random.below(1_000_000_000) / 1_000_000_000;
  const made = Array.from({ length: 400 }, (_, at) => {
    switch (at % 5) {
      case 0:
        return random.below(100_000) / 100 + random.below(1000) / 1000;
      case 1:
        return fraction() * 10 ** (random.below(600) - 300);
      case 2:
        return Math.sqrt(random.below(1000));
      case 3:
        return fraction() * 1e-308;
      default:
        return -fraction() * random.below(1_000_000);
    }
  });
  return [0.1 + 0.2, 1 / 3, 2 ** 53 + 2, 1e16, 1e17, 123456789.125, 5e-324, 1.7976931348623157e308, 1e-5, ...made];
}

test('a real has the digits that SQLite writes, in texts, quotes and formats, on either side', async () => {
  const values = reals().filter((value) => value !== 0);
  const list = values.map((value) => `(${value.toExponential()})`).join(', ');
  const forms = (value: string): string =>
    `${value} || '', quote(${value}), printf('%.3f|%.10e|%g|%!.17g|%.0f', ${value}, ${value}, ${value}, ${value}, ${value}), round(${value}, 2) || ''`;
  await withSqlite('', ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      const wanted = await db.query<object>(rawSql(`SELECT ${forms('CAST(column1 AS REAL)')} FROM (VALUES ${list})`));
      const got = await session.query<object>(
        `SELECT sqlite_compat.real_text(x) AS a, sqlite_compat.quote(sqlite_compat.value(x)) AS b,
          sqlite_compat.printf('%.3f|%.10e|%g|%!.17g|%.0f', v, v, v, v, v) AS c, sqlite_compat.real_text(sqlite_compat.round(x, 2)) AS d
        FROM (SELECT x::float8, sqlite_compat.value(x::float8) AS v FROM (VALUES ${list}) AS list (x)) AS y`,
      );
      wanted.forEach((row, at) => {
        assert.equal(Object.values(got[at] ?? {}), Object.values(row), String(values[at]));
        assert.is(realText(values[at] ?? 0), Object.values(row)[0]);
      });
    }),
  );
});

test.run();
