import { openPostgres, PLAIN_SETTINGS, type PostgresSession } from '@lite2pg/postgres';
import type { Finding } from '@lite2pg/spec';
import { withPostgres, withSqlite, type TestDatabase } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkStructure } from '../../src/structure/check-structure.js';
import { migrateFile, verifyFile, withGenerated } from '../migrate-file.js';

const SCRIPT = `
  CREATE TABLE "par ent" (id INTEGER PRIMARY KEY AUTOINCREMENT, "Na me" TEXT NOT NULL DEFAULT 'q' UNIQUE, n INTEGER CHECK (n > 0),
    up TEXT AS (upper("Na me")) STORED, day DATE DEFAULT CURRENT_DATE);
  INSERT INTO "par ent" ("Na me", n) VALUES ('a', 1), ('b', 2), ('c', 3);
  DELETE FROM "par ent" WHERE id = 3;
  CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES "par ent" ON DELETE CASCADE, s TEXT);
  INSERT INTO child VALUES (1, 1, 'x'), (2, NULL, 'y');
  CREATE INDEX "by s" ON child (lower(s)) WHERE parent > 0;
  CREATE UNIQUE INDEX only_s ON child (s);
  CREATE VIEW "v w" AS SELECT s, count(*) AS n FROM child GROUP BY s;
  CREATE TRIGGER tr AFTER INSERT ON child BEGIN UPDATE child SET s = printf('%05d', NEW.id) WHERE id = NEW.id; END;
  CREATE TRIGGER vt INSTEAD OF INSERT ON "v w" BEGIN INSERT INTO child (s) VALUES (NEW.s); END;
`;

/** Calls `run` with a target that was migrated, and a session that reads as a run does. */
async function withMigrated(
  script: string,
  run: (given: TestDatabase & { readonly path: string; readonly plain: PostgresSession }) => Promise<void>,
): Promise<void> {
  await withSqlite(script, async ({ path }) => {
    await withPostgres(async (database) => {
      await migrateFile({ path, url: database.url });
      const plain = await openPostgres(database.url, { settings: PLAIN_SETTINGS });
      try {
        await run({ ...database, path, plain });
      } finally {
        await plain.close();
      }
    });
  });
}

function words(findings: readonly Finding[]): string[] {
  return findings.map(({ code, subject: { kind, name, table } }) =>
    [code, kind, table === undefined ? name : `${table}.${name}`].join(' '),
  );
}

/** What is done to the target, and the findings it must give. */
const BREAKS: readonly (readonly [string, ...string[]])[] = [
  ['SELECT 1'],
  ['DROP INDEX "by s"', 'structure-missing index child.by s'],
  ['DROP INDEX "by s"; CREATE INDEX "by s" ON child (s)', 'structure-differs index child.by s'],
  ['DROP INDEX only_s; CREATE INDEX only_s ON child (s)', 'structure-differs index child.only_s'],
  [
    `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'only_s'::regclass`,
    'structure-differs index child.only_s',
  ],
  ['ALTER TABLE "par ent" DROP CONSTRAINT "par ent_Na me_key"', 'structure-missing unique par ent.Na me'],
  ['ALTER TABLE child DROP CONSTRAINT child_pkey', 'structure-missing primary-key child.id'],
  ['ALTER TABLE "par ent" DROP CONSTRAINT "par ent_n_check"', 'structure-missing check par ent.n > 0'],
  [
    'ALTER TABLE "par ent" DROP CONSTRAINT "par ent_n_check", ADD CONSTRAINT "par ent_n_check" CHECK (n > -1)',
    'structure-differs check par ent.n > 0',
  ],
  ['ALTER TABLE child DROP CONSTRAINT child_parent_fkey', 'structure-missing foreign-key child.parent'],
  [
    `ALTER TABLE child DROP CONSTRAINT child_parent_fkey;
     ALTER TABLE child ADD CONSTRAINT child_parent_fkey FOREIGN KEY (parent) REFERENCES "par ent" ON DELETE CASCADE NOT VALID`,
    'structure-differs foreign-key child.parent',
  ],
  [
    `ALTER TABLE child DROP CONSTRAINT child_parent_fkey;
     ALTER TABLE child ADD CONSTRAINT child_parent_fkey FOREIGN KEY (parent) REFERENCES "par ent"`,
    'structure-differs foreign-key child.parent',
  ],
  ['ALTER TABLE "par ent" DISABLE TRIGGER ALL', 'structure-differs foreign-key child.parent'],
  ['DROP TRIGGER tr ON child', 'structure-missing trigger child.tr'],
  ['ALTER TABLE child DISABLE TRIGGER tr', 'structure-differs trigger child.tr'],
  [
    `CREATE OR REPLACE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    'structure-differs trigger child.tr',
  ],
  ['DROP TRIGGER vt ON "v w"', 'structure-missing trigger v w.vt'],
  ['DROP VIEW "v w"', 'structure-missing view v w'],
  [`CREATE OR REPLACE VIEW "v w" AS SELECT s, 0::bigint AS n FROM child`, 'structure-differs view v w'],
  ['ALTER TABLE "par ent" ALTER "Na me" DROP NOT NULL', 'structure-differs column par ent.Na me'],
  ['ALTER TABLE "par ent" ALTER "Na me" DROP DEFAULT', 'structure-missing default par ent.Na me'],
  [`ALTER TABLE "par ent" ALTER "Na me" SET DEFAULT 'z'`, 'structure-differs default par ent.Na me'],
  ['ALTER TABLE "par ent" ALTER up DROP EXPRESSION', 'structure-missing generated par ent.up'],
  ['ALTER TABLE "par ent" ALTER id DROP IDENTITY', 'structure-missing column par ent.id'],
  ['ALTER TABLE "par ent" ALTER id SET GENERATED ALWAYS', 'structure-differs column par ent.id'],
  ['ALTER TABLE "par ent" ALTER n TYPE integer', 'columns-differ column par ent.n'],
  ['ALTER TABLE "par ent" ALTER day TYPE timestamp', 'columns-differ column par ent.day'],
  ['ALTER TABLE "par ent" DROP COLUMN n', 'columns-differ column par ent.n', 'structure-missing check par ent.n > 0'],
  ['ALTER TABLE child SET UNLOGGED', 'structure-differs table child'],
  [`ALTER SEQUENCE "par ent_id_seq" RESTART WITH 1`, 'sequence-behind sequence par ent.id'],
  [`ALTER SEQUENCE "par ent_id_seq" RESTART WITH 3`, 'sequence-behind sequence par ent.id'],
  ['INSERT INTO child (id) VALUES (7)', 'sequence-behind sequence child.id'],
  ['ALTER TABLE "par ent" ALTER id SET INCREMENT 5', 'structure-differs sequence par ent.id'],
  [
    `CREATE OR REPLACE FUNCTION sqlite_compat.zero_pad_probe() RETURNS int LANGUAGE sql AS 'SELECT 1'; DROP SCHEMA sqlite_compat CASCADE`,
    'HELPERS',
  ],
];

test('each object that is dropped, changed, disabled or set back is a finding by kind, name and table', async () => {
  await withMigrated(SCRIPT, async ({ path, plain }) => {
    await withGenerated({ path }, async ({ generated }) => {
      for (const [sql, ...expected] of BREAKS) {
        await plain.execute('BEGIN; SET LOCAL allow_system_table_mods = on; SET LOCAL search_path = public');
        await plain.execute(sql);
        await plain.execute(`SET LOCAL search_path = ''`);
        const findings = await checkStructure(plain, generated);
        await plain.execute('ROLLBACK');
        assert.ok(findings.every(({ severity }) => severity === 'warning'));
        const found = words(findings).sort();
        if (expected[0] === 'HELPERS') {
          const helpers = findings.filter(({ message }) => message.startsWith('the helper "'));
          assert.ok(helpers.length > 0 && helpers.length === findings.length, JSON.stringify(found));
        } else assert.equal(found, expected.sort(), sql);
      }
    });
  });
});

test('what a person adds, tunes or mends is no finding', async () => {
  await withMigrated(`${SCRIPT} INSERT INTO child VALUES (3, 77, 'orphan')`, async ({ path, plain, session, url }) => {
    await session.execute(`
      CREATE INDEX own ON child (parent); CREATE TABLE own_table (id int); CREATE VIEW own_view AS SELECT 1 AS x;
      ALTER TABLE child ADD COLUMN extra int DEFAULT 5, ADD CHECK (id < 1000), ALTER s SET DEFAULT 'd';
      ALTER TABLE "par ent" ALTER day SET NOT NULL;
      ALTER INDEX "by s" SET (fillfactor = 70); ALTER TABLE child SET (fillfactor = 80); CLUSTER child USING child_pkey;
      CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER own BEFORE UPDATE ON child FOR EACH ROW EXECUTE FUNCTION own();
      SELECT setval('"par ent_id_seq"', 500);
      DELETE FROM child WHERE parent = 77;
      ALTER TABLE child VALIDATE CONSTRAINT child_parent_fkey`);
    await withGenerated({ path }, async ({ generated }) => {
      assert.equal(await checkStructure(plain, generated), []);
    });
    const { findings } = await verifyFile({ path, url });
    assert.equal(words(findings), ['rows-differ table child']);
  });
});

test('a second run and a comparison both say so, and nothing is changed', async () => {
  await withMigrated(SCRIPT, async ({ path, session, url }) => {
    await session.execute('DROP INDEX "by s"');
    const again = await migrateFile({ path, url });
    assert.is(again.outcome, 'differs');
    assert.equal(words(again.findings), ['structure-missing index child.by s']);
    assert.match(
      again.findings[0]?.message ?? '',
      /^is missing on the target; it was created as: CREATE INDEX "by s" ON/,
    );
    assert.equal((await verifyFile({ path, url })).findings, again.findings);
    assert.equal(await session.query(`SELECT FROM pg_indexes WHERE indexname = 'by s'`), []);
  });
});

for (const [change, ofRows] of [
  [`ALTER SEQUENCE "par ent_id_seq" RESTART WITH 2`, []],
  [`INSERT INTO "par ent" (id) VALUES (9)`, ['count-differs table par ent', 'rows-differ table par ent']],
] as const) {
  test(`a sequence is looked at where it or the rows of its table are others than the plan left: ${change}`, async () => {
    await withMigrated(SCRIPT, async ({ path, session, url }) => {
      await session.execute(change);
      const behind = 'sequence-behind sequence par ent.id';
      assert.equal(words((await migrateFile({ path, url })).findings), [...ofRows.slice(0, 1), behind]);
      assert.equal(words((await verifyFile({ path, url })).findings), [...ofRows.slice(1), behind]);
    });
  });
}

test('a foreign key that a later run could validate is looked at from then on', async () => {
  await withMigrated(`${SCRIPT} INSERT INTO child VALUES (3, 77, 'orphan')`, async ({ path, session, url }) => {
    await session.execute('DELETE FROM child WHERE parent = 77');
    assert.equal(words((await migrateFile({ path, url })).findings), ['count-differs table child']);
    await session.execute(`
      ALTER TABLE child DROP CONSTRAINT child_parent_fkey;
      ALTER TABLE child ADD CONSTRAINT child_parent_fkey FOREIGN KEY (parent) REFERENCES "par ent" ON DELETE CASCADE NOT VALID`);
    const again = await migrateFile({ path, url });
    assert.equal(words(again.findings), ['count-differs table child', 'structure-differs foreign-key child.parent']);
  });
});

test('a run that goes on names what an earlier one made and is gone', async () => {
  await withMigrated(SCRIPT, async ({ path, session, url }) => {
    await session.execute(
      `UPDATE lite2pg.plans SET finished_at = NULL; DELETE FROM lite2pg.structures; DROP INDEX "by s"; DROP TRIGGER tr ON child`,
    );
    const expected = ['structure-missing index child.by s', 'structure-missing trigger child.tr'];
    assert.equal(words((await migrateFile({ path, url })).findings), expected);
    assert.equal(words((await migrateFile({ path, url })).findings), expected);
  });
});

test('with another config the structure is still compared with what was made, and without a ledger with the plan', async () => {
  await withMigrated(SCRIPT, async ({ path, session, url }) => {
    await session.execute('DROP INDEX "by s"; ALTER TABLE "par ent" ALTER "Na me" DROP DEFAULT');
    const config = { columns: { 'child.s': { onBadValue: 'fail' } } } as const;
    assert.equal(words((await verifyFile({ path, url, config })).findings).sort(), [
      'structure-missing default par ent.Na me',
      'structure-missing index child.by s',
    ]);
    await session.execute('DROP SCHEMA lite2pg CASCADE');
    assert.equal(words((await verifyFile({ path, url })).findings), ['structure-missing index child.by s']);
  });
});

test('of a definition that another version of the server prints otherwise nothing untrue is said', async () => {
  await withMigrated(SCRIPT, async ({ path, session, url }) => {
    await session.execute(`UPDATE lite2pg.structures SET server = server - 1,
      objects = replace(objects::text, 'count(*)', 'count( * )')::json; ALTER TABLE "par ent" ALTER "Na me" DROP NOT NULL`);
    const { findings } = await verifyFile({ path, url });
    assert.equal(words(findings), ['structure-differs column par ent.Na me', 'structure-not-compared database public']);
    assert.is(findings[1]?.severity, 'note');
    assert.match(findings[1]?.message ?? '', /prints 1 definition differently \(view v w\)/);
  });
});

test.run();
