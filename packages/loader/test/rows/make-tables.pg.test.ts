import { fingerprintPlan, type Plan } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apply, openLoadSessions, verify, type Applied, type Verification } from '../../src/index.js';
import { withGenerated } from '../migrate-file.js';

const MANY = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)';

/** Tables that stand before, between and behind the one that is refused share its transaction. */
const SETUP = `
  CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO a (v) VALUES ('first');
  CREATE TABLE "odd ""one""" (id INTEGER PRIMARY KEY, v TEXT, "low v" TEXT NOT NULL AS (lower(v)) STORED, long AS (length(v)),
    d TEXT NOT NULL DEFAULT 'refuse me', e INTEGER DEFAULT 5);
  INSERT INTO "odd ""one""" (v, d) VALUES ('Ab', 'x'), ('C', 'y');
  CREATE INDEX "low index" ON "odd ""one""" ("low v");
  CREATE TABLE z (id INTEGER PRIMARY KEY, v TEXT DEFAULT 'kept'); INSERT INTO z (v) VALUES ('last');`;

/** What the server is asked for instead of what was generated: things it refuses. */
function asksFor(generated: Plan, replaced: Readonly<Record<string, string>>): Plan {
  const text = Object.entries(replaced).reduce(
    (json, [from, to]) => json.replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)),
    JSON.stringify(generated.statements),
  );
  const asked = { ...generated, statements: JSON.parse(text) as Plan['statements'] };
  return { ...asked, fingerprint: fingerprintPlan(asked) };
}

interface Run {
  readonly applied: Applied;
  readonly verified: Verification;
}

async function run(
  path: string,
  url: string,
  { replaced = {}, chunkBytes = 1 << 16 }: { replaced?: Record<string, string>; chunkBytes?: number } = {},
): Promise<Run> {
  return withGenerated({ path }, async ({ source, generated: plain, rowsInSource }) => {
    const generated = asksFor(plain, replaced);
    const given = { source, generated, onProgress: () => undefined };
    const sessions = await openLoadSessions(url, 2);
    const options = { ...given, rowsInSource, sessions, chunkBytes, version: 'test' };
    const applied = await apply(options).finally(() => sessions.close());
    return { applied, verified: await verify({ ...given, target: url, jobs: 1 }) };
  });
}

/** By table: rows that are the same on both sides, and those that are not. */
function compared({ tables }: Verification): unknown[] {
  return tables.map(({ name, verified }) => [
    name,
    verified?.rows,
    verified && verified.missing + verified.extra + verified.changed,
  ]);
}

function told({ findings }: Applied): unknown[] {
  return findings.map(({ code, subject: { kind, name, table } }) => [code, kind, name, table]);
}

const REFUSED = { 'lower(v COLLATE "C")': 'random()::text', "'refuse me'": 'no_such_function()' };

test('what PostgreSQL refuses of a table is left away by name, and all else is made and moved', () =>
  withSqlite(SETUP, ({ path }) =>
    withPostgres(async ({ url, session }) => {
      const { applied, verified } = await run(path, url, { replaced: REFUSED });
      const expected = [
        ['not-computed', 'generated', 'low v', 'odd "one"'],
        ['default-refused', 'default', 'd', 'odd "one"'],
      ];
      assert.equal(told(applied), expected);
      const [first, second] = applied.findings.map(({ message }) => message);
      assert.is(
        first,
        'PostgreSQL refused it: generation expression is not immutable; it is a plain column, which keeps its values and is not computed any more',
      );
      assert.match(
        second ?? '',
        /^PostgreSQL refused it: function no_such_function\(\) does not exist;.*; the column has no default$/,
      );
      assert.equal(compared(verified), [
        ['a', 1, 0],
        ['odd "one"', 2, 0],
        ['z', 1, 0],
      ]);
      const columns = await session.query<{ line: string }>(
        `SELECT concat(attname, ' ', attgenerated, ' ', attnotnull, ' ', pg_get_expr(adbin, adrelid)) AS line
         FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE attrelid = '"odd ""one"""'::regclass AND attnum > 1 ORDER BY attnum`,
      );
      assert.equal(
        columns.map(({ line }) => line),
        ['v  f ', 'low v  t ', 'long s f length(v)', 'd  t ', 'e  f 5'],
      );
      const again = await run(path, url, { replaced: REFUSED });
      assert.is(again.applied.outcome, 'nothing-to-do');
      assert.equal(told(again.applied), expected);
    }),
  ));

test('a table that PostgreSQL refuses altogether is one finding, and all else is made and moved', () =>
  withSqlite(
    `${SETUP} CREATE TABLE refers (id INTEGER PRIMARY KEY REFERENCES a (id)); CREATE VIEW "all of a" AS SELECT v FROM a;`,
    ({ path }) =>
      withPostgres(async ({ url, session }) => {
        await session.execute(`CREATE TYPE a AS ENUM ('x')`);
        const { applied } = await run(path, url);
        assert.equal(told(applied), [
          ['table-refused', 'table', 'a', undefined],
          ['statement-refused', 'foreign-key', 'id', 'refers'],
          ['statement-refused', 'view', 'all of a', undefined],
        ]);
        assert.is(applied.findings[0]?.severity, 'loss');

        assert.match(applied.findings[0]?.message ?? '', 'type "a" already exists');
        assert.match(applied.findings[0]?.message ?? '', 'it is left out with its rows');
        const again = await run(path, url);
        assert.is(again.applied.outcome, 'nothing-to-do');
        assert.equal(told(again.applied), told(applied));
        for (const [table] of [applied.tables, again.applied.tables]) {
          assert.equal([table?.name, table?.sourceRows, table?.moved, table?.rejected], ['a', 1, 0, 0]);
        }
      }),
  ));

test('rows for which PostgreSQL cannot compute a column are moved with the values that SQLite has', () =>
  withSqlite(
    `${SETUP} CREATE TABLE b (id INTEGER PRIMARY KEY, n INTEGER, twice REAL AS (n * 2), pad TEXT);
     INSERT INTO b (n, pad) ${MANY} SELECT i, hex(zeroblob(100)) FROM n; UPDATE b SET n = 9223372036854775807 WHERE id = 2900;`,
    ({ path }) =>
      withPostgres(async ({ url, session }) => {
        // In one transaction with the others, and in chunks of which some are committed by then.
        for (const chunkBytes of [1 << 30, 1 << 14]) {
          await session.execute(
            'DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS lite2pg CASCADE',
          );
          const { applied, verified } = await run(path, url, { chunkBytes });
          assert.equal(told(applied), [['not-computed', 'generated', 'twice', 'b']]);
          assert.match(
            applied.findings[0]?.message ?? '',
            'cannot compute the generated columns of every row: bigint out of range',
          );
          assert.equal(compared(verified), [
            ['a', 1, 0],
            ['b', 3000, 0],
            ['odd "one"', 2, 0],
            ['z', 1, 0],
          ]);
          assert.equal(applied.tables.map(({ name, moved, sourceRows }) => [name, moved, sourceRows])[1], [
            'b',
            3000,
            3000,
          ]);
          const again = await run(path, url, { chunkBytes });
          assert.is(again.applied.outcome, 'nothing-to-do');
          assert.equal(told(again.applied), told(applied));
        }
      }),
  ));

test('without the right to make tables the error prints the GRANT that is missing', () =>
  withSqlite(SETUP, ({ path }) =>
    withPostgres(async ({ url, session, name }) => {
      const role = `${name}_role`;
      await session.execute(
        `CREATE ROLE ${role} LOGIN PASSWORD 'none'; GRANT CREATE ON DATABASE ${name} TO ${role}; REVOKE CREATE ON SCHEMA public FROM ${role}, PUBLIC`,
      );
      const own = new URL(url);
      own.username = role;
      own.password = 'none';
      try {
        await run(path, own.href);
        assert.unreachable();
      } catch (error) {
        assert.match(String(error), `GRANT USAGE, CREATE ON SCHEMA "public" TO "${role}"`);
      } finally {
        await session.execute(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      }
    }),
  ));

test.run();
