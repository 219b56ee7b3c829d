import { openPostgres, type PostgresSession } from '@lite2pg/postgres';
import { type Finding, fingerprintPlan } from '@lite2pg/spec';
import { withPostgres, withSqlite, type TestDatabase } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildKeys } from '../../src/keys/build-keys.js';
import { recordPlan } from '../../src/ledger/plan-record.js';
import { ensureLedger } from '../../src/ledger/schema.js';
import { migrateFile, withGenerated } from '../migrate-file.js';

const SCHEMA = `
  CREATE TABLE "order" ("Id" INTEGER PRIMARY KEY, code TEXT NOT NULL, "a b" INT, CONSTRAINT "by code" UNIQUE (code, "a b"), UNIQUE ("a b"));
  CREATE INDEX "order a b" ON "order" ("a b" DESC, code);
  CREATE TABLE plain (a TEXT PRIMARY KEY, b INT);
  CREATE INDEX plain_b ON plain (b);`;

/** As many rows as keys are made in steps from. */
const MANY = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)`;
const FILLED = `${SCHEMA}
  INSERT INTO "order" ${MANY} SELECT i, 'c' || i % 7, i FROM n;
  INSERT INTO plain ${MANY} SELECT 'k' || i, i % 5 FROM n;`;

/** Keys, indexes and NOT NULLs as the catalog has them. */
async function keysOf(session: PostgresSession): Promise<string[]> {
  const rows = await session.query<{ line: string }>(
    `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || conindid::regclass AS line
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT attrelid::regclass || ' ' || attname || ' ' || attnotnull FROM pg_attribute
     WHERE attnum > 0 AND attrelid IN ('public.order'::regclass, 'public.plain'::regclass)
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

test('keys made in steps beside other indexes are the keys that one statement makes', async () => {
  const keys: string[][] = [];
  for (const setup of [SCHEMA, FILLED]) {
    await withSqlite(setup, async ({ path }) => {
      await withPostgres(async ({ url, session }) => {
        const { findings } = await migrateFile({ path, url });
        assert.equal(findings, []);
        keys.push(await keysOf(session));
      });
    });
  }
  const [byOne, inSteps] = keys;
  assert.ok(byOne?.includes('"order" by code UNIQUE (code, "a b") "by code"'), JSON.stringify(byOne));
  assert.equal(inSteps, byOne);
});

/** Makes the tables, runs `prepare`, then builds the keys of tables that are said to be large. */
async function buildWith(
  { url, session }: TestDatabase,
  prepare: (session: PostgresSession) => Promise<void>,
): Promise<Finding[]> {
  return withSqlite(SCHEMA, ({ path }) =>
    withGenerated({ path }, async ({ generated }) => {
      await ensureLedger(session);
      const plan = fingerprintPlan(generated);
      await recordPlan(session, { fingerprint: plan, source: path }, generated);
      const numbered = generated.statements.map((statement, number) => ({ number, statement }));
      for (const { statement } of numbered) if (statement.phase === 'table') await session.execute(statement.sql);
      await prepare(session);
      const beside = await openPostgres(url);
      try {
        const statements = numbered.filter(({ statement }) => statement.phase !== 'table');
        return await buildKeys([session, beside], {
          plan,
          statements,
          rowsOf: () => 1_000_000,
          onProgress: () => undefined,
        });
      } finally {
        await beside.close();
      }
    }),
  );
}

test('an index that a run left behind before its constraint was made is taken', async () => {
  const expected = await withPostgres(async (database) => {
    assert.equal(await buildWith(database, () => Promise.resolve()), []);
    return keysOf(database.session);
  });
  await withPostgres(async (database) => {
    const left =
      'CREATE UNIQUE INDEX order_pkey ON "order" ("Id"); CREATE UNIQUE INDEX "by code" ON "order" (code, "a b")';
    assert.equal(await buildWith(database, (session) => session.execute(left)), []);
    assert.equal(await keysOf(database.session), expected);
  });
});

test('rows in the way of a key are one finding, and no index is left of it', async () => {
  await withPostgres(async (database) => {
    const twice = `INSERT INTO "order" ("Id", code, "a b") VALUES (1, 'x', 1), (1, 'x', 2)`;
    const findings = await buildWith(database, (session) => session.execute(twice));
    assert.equal(
      findings.map(({ code, subject, sql }) => [code, subject.kind, sql]),
      [['statement-refused', 'primary-key', 'ALTER TABLE public."order" ADD PRIMARY KEY ("Id")']],
    );
    assert.is(
      findings[0]?.message,
      'PostgreSQL refused it: could not create unique index "order_pkey"; Key ("Id")=(1) is duplicated; the rows were moved without it',
    );
    assert.ok(!(await keysOf(database.session)).some((line) => line.includes('order_pkey')));
  });
});

test('a name that another table took meanwhile costs no key', async () => {
  await withPostgres(async (database) => {
    const taken = 'CREATE TABLE other (x int); CREATE INDEX order_pkey ON other (x)';
    assert.equal(await buildWith(database, (session) => session.execute(taken)), []);
    const lines = await keysOf(database.session);
    assert.ok(
      lines.some((line) => line.includes('PRIMARY KEY ("Id")')),
      lines.join('\n'),
    );
  });
});

test('a foreign key that cannot be added is one finding, in the next run, too', async () => {
  const spelt = `CREATE TABLE b (id INTEGER PRIMARY KEY, j JSON UNIQUE); INSERT INTO b (j) VALUES ('{"a":1}'), ('{"a": 1}');
    CREATE TABLE a (id INTEGER PRIMARY KEY, j JSON REFERENCES b (j)); INSERT INTO a (j) VALUES ('{"a":1}');`;
  const config = { columns: { 'a.j': { type: 'jsonb' }, 'b.j': { type: 'jsonb' } } };
  await withSqlite(spelt, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      for (const outcome of ['done', 'nothing-to-do']) {
        const applied = await migrateFile({ path, url, config });
        assert.is(applied.outcome, outcome);
        assert.equal(
          applied.findings.map(({ code, subject: { kind, name, table } }) => [code, kind, name, table]),
          [
            ['statement-refused', 'unique', 'j', 'b'],
            ['statement-refused', 'foreign-key', 'j', 'a'],
          ],
        );
      }
    });
  });
});

test.run();
