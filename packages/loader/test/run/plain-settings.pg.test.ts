import { openPostgres, PLAIN_SETTINGS } from '@lite2pg/postgres';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inParallel } from '../../src/jobs/parallel.js';
import { migrateFile, verifyFile } from '../migrate-file.js';

/** A value of each kind, and of each kind of thing whose definition the server prints. */
const SCRIPT = `
  CREATE TABLE "all kinds" (
    id INTEGER PRIMARY KEY AUTOINCREMENT, i INTEGER DEFAULT -7, r REAL DEFAULT 0.1, t TEXT DEFAULT 'a\\b', b BLOB DEFAULT x'00ff5c',
    "when" DATETIME DEFAULT '2024-02-01 00:00:00', d DATE DEFAULT '2024-02-01', "time" TIME, ok BOOLEAN DEFAULT 1, n DECIMAL(10,2),
    j JSON, u UUID, g TEXT AS (upper(t)) STORED, CHECK (d <> '2024-02-03'), CHECK (b <> x'5c00'));
  INSERT INTO "all kinds" VALUES
    (1, 9007199254740993, 0.1, 'C:\\new', x'00ff', '2024-01-02 12:30:45.123456', '2024-01-02', '12:00:01', 1, 10.5, '{"a": [1]}', '123e4567-e89b-12d3-a456-426614174000'),
    (2, -9223372036854775808, 1e308, '\\x41', x'5c', '1999-12-31T23:59:59', '1999-12-31', NULL, 0, -0.01, 'null', NULL),
    (3, NULL, 0.30000000000000004, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES "all kinds" ON DELETE CASCADE, x, UNIQUE (x, parent));
  INSERT INTO child VALUES (1, 1, x'00'), (2, NULL, 2), (3, 77, 'orphan');
  CREATE INDEX by_day ON "all kinds" ("when" DESC, lower(t)) WHERE d > '2024-01-01';
  CREATE VIEW late AS SELECT t || '\\' AS t, "when" FROM "all kinds" WHERE d >= '2024-01-02' AND NOT (i = NULL);
  CREATE TRIGGER stamp AFTER INSERT ON child BEGIN UPDATE "all kinds" SET t = 'a\\b' WHERE id = NEW.parent; END;
`;

/** Settings that change how a server reads SQL, what it prints, or how long it works, each with a value that is unusual. */
const UNUSUAL: readonly string[] = [
  `quote_all_identifiers = 'on'`,
  `DateStyle = 'SQL, DMY'`,
  `DateStyle = 'German, YMD'`,
  `IntervalStyle = 'iso_8601'`,
  `TimeZone = 'Asia/Kolkata'`,
  `extra_float_digits = '-15'`,
  `extra_float_digits = '0'`,
  `bytea_output = 'escape'`,
  `standard_conforming_strings = 'off'`,
  `backslash_quote = 'on'`,
  `array_nulls = 'off'`,
  `transform_null_equals = 'on'`,
  `xmloption = 'document'`,
  `xmlbinary = 'hex'`,
  `search_path = ''`,
  `search_path = elsewhere, pg_catalog, public`,
  `client_encoding = 'LATIN1'`,
  `row_security = 'off'`,
  `default_transaction_read_only = 'on'`,
  `default_transaction_isolation = 'serializable'`,
  `default_transaction_deferrable = 'on'`,
  `session_replication_role = 'replica'`,
  `exit_on_error = 'on'`,
  `default_text_search_config = 'german'`,
];

/** A run mostly waits for the server. */
const AT_ONCE = 3;

/** What the server prints of all that was made. */
const DEFINITIONS = `
  SELECT pg_get_constraintdef(oid) AS line FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT format('%s %s', attname, pg_get_expr(adbin, adrelid)) FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
  UNION ALL SELECT definition FROM pg_views WHERE schemaname = 'public'
  UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT prosrc FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, (SELECT oid FROM pg_namespace WHERE nspname = 'sqlite_compat'))
  ORDER BY 1`;

/** What a run, a second one and a comparison find on a new database with this setting, and what stands there then. */
async function outcomeUnder(path: string, setting?: string): Promise<object> {
  return withPostgres(async ({ url, session, name }) => {
    await session.execute(`CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.child (x int)`);
    await session.execute(`CREATE FUNCTION elsewhere.lower(text) RETURNS text IMMUTABLE RETURN 'elsewhere'`);
    if (setting) await session.execute(`ALTER DATABASE ${name} SET ${setting}`);
    const first = await migrateFile({ path, url });
    const second = await migrateFile({ path, url });
    const { tables, findings } = await verifyFile({ path, url });
    const plain = await openPostgres(url, { settings: { ...PLAIN_SETTINGS, session_replication_role: 'origin' } });
    try {
      const definitions = await plain.query<{ line: string }>(DEFINITIONS);
      return {
        runs: [first, second].map((run) => [run.outcome, run.tables, run.findings, run.speedups]),
        tables,
        findings,
        definitions: definitions.map(({ line }) => line),
      };
    } finally {
      await plain.close();
    }
  });
}

test('whatever a database sets for its sessions, a run and a comparison find and make the same', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const plain = await outcomeUnder(path);
    await inParallel(UNUSUAL, AT_ONCE, async (setting) => {
      assert.equal(await outcomeUnder(path, setting), plain, setting);
    });
  });
});

test.run();
