import { randomBytes } from 'node:crypto';
import { rejects, withPostgres, withSqlite, type TestDatabase } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile, withGenerated } from '../migrate-file.js';

const NOTES = `
  CREATE TABLE "no tes" (id INTEGER PRIMARY KEY, n TEXT, d DATE, h TEXT AS (hex(n)) STORED);
  INSERT INTO "no tes" (n, d) VALUES ('x', '2020-01-01'), ('y', NULL);
  CREATE UNIQUE INDEX by_day ON "no tes" (n, coalesce(d, ''));
`;

/** Calls `run` with the URL of a role that may connect and nothing else. */
async function withRole(
  { url, name, session }: TestDatabase,
  run: (role: string, url: string) => Promise<void>,
): Promise<void> {
  const role = `role_${randomBytes(6).toString('hex')}`;
  const own = new URL(url);
  own.username = role;
  own.password = 'secret';
  await session.execute(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
  try {
    await run(role, own.href);
  } finally {
    await session.execute(
      `REVOKE ALL ON DATABASE ${name} FROM ${role}; DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`,
    );
  }
}

/** What an error says to run, without what it says else. */
function grantOf(message: string): string {
  return /let an administrator run (.*?)(?:, or .*)?$/s.exec(message)?.[1] ?? message;
}

/** Migrates, and runs what each error asks for, as an administrator, until none is left. */
async function grantUntilDone(path: string, url: string, { session }: TestDatabase): Promise<readonly string[]> {
  const grants: string[] = [];
  for (let tries = 0; tries < 6; tries++) {
    const applied = await migrateFile({ path, url }).catch((error: unknown) => grantOf(String(error)));
    if (typeof applied !== 'string') {
      assert.equal(applied.findings, []);
      return grants;
    }
    grants.push(applied);
    await session.execute(applied);
  }
  return grants;
}

function makeHelpersAsAdministrator(path: string, { session }: TestDatabase): Promise<void> {
  return withGenerated({ path }, async ({ generated }) => {
    for (const { phase, sql } of generated.statements) if (phase === 'compat') await session.execute(sql);
  });
}

test('a role without any right is told each GRANT that is missing, and with these it migrates', () =>
  withSqlite(NOTES, ({ path }) =>
    withPostgres((database) =>
      withRole(database, async (role, url) => {
        assert.equal(await grantUntilDone(path, url, database), [
          `GRANT CREATE ON DATABASE "${database.name}" TO "${role}"`,
          `GRANT USAGE, CREATE ON SCHEMA "public" TO "${role}"`,
        ]);
        assert.is((await migrateFile({ path, url })).outcome, 'nothing-to-do');
      }),
    ),
  ));

test('helper functions that an administrator has made are taken as they are', () =>
  withSqlite(NOTES, ({ path }) =>
    withPostgres((database) =>
      withRole(database, async (role, url) => {
        const { session } = database;
        await session.execute(`CREATE SCHEMA lite2pg AUTHORIZATION ${role}; GRANT CREATE ON SCHEMA public TO ${role}`);
        await makeHelpersAsAdministrator(path, database);
        assert.equal(await grantUntilDone(path, url, database), [`GRANT USAGE ON SCHEMA "sqlite_compat" TO "${role}"`]);
        assert.equal(await session.query('SELECT id, h FROM "no tes" ORDER BY id'), [
          { id: '1', h: '78' },
          { id: '2', h: '79' },
        ]);
        await rejects(() => session.execute(`INSERT INTO "no tes" (n) VALUES ('y')`), { code: 'sql-failed' });
      }),
    ),
  ));

test('helper functions of another version, and such as the role may not call, are named before any row is moved', () =>
  withSqlite(NOTES, ({ path }) =>
    withPostgres((database) =>
      withRole(database, async (role, url) => {
        const { session } = database;
        await session.execute(`CREATE SCHEMA lite2pg AUTHORIZATION ${role}; GRANT CREATE ON SCHEMA public TO ${role}`);
        await makeHelpersAsAdministrator(path, database);
        await session.execute(`GRANT USAGE ON SCHEMA sqlite_compat TO ${role}`);
        await session.execute('REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA sqlite_compat FROM PUBLIC');
        const closed = await rejects(() => migrateFile({ path, url }), { code: 'no-permission' });
        assert.match(closed.message, /may not call .*day_text.*; let an administrator run GRANT EXECUTE/);
        await session.execute(grantOf(closed.message));
        await session.execute('ALTER FUNCTION sqlite_compat.day_text(date) STABLE');
        const { message } = await rejects(() => migrateFile({ path, url }), { code: 'no-permission' });
        assert.match(message, 'what this version of lite2pg needs and is missing (day_text); let an administrator run');
        assert.is(grantOf(message), `GRANT CREATE ON SCHEMA "sqlite_compat" TO "${role}"`);
        assert.match(message, ', or create the functions with lite2pg compat');
        assert.equal(await session.query(`SELECT FROM pg_class WHERE relname = 'no tes'`), []);
        await makeHelpersAsAdministrator(path, database);
        assert.equal(await grantUntilDone(path, url, database), []);
      }),
    ),
  ));

test('a ledger’s schema that belongs to another role is named with the statement that hands it over', () =>
  withSqlite(NOTES, ({ path }) =>
    withPostgres((database) =>
      withRole(database, async (role, url) => {
        await database.session.execute(`CREATE SCHEMA lite2pg; GRANT ALL ON SCHEMA lite2pg TO ${role}`);
        const { message } = await rejects(() => migrateFile({ path, url }), { code: 'no-permission' });
        assert.is(grantOf(message), `ALTER SCHEMA lite2pg OWNER TO "${role}"`);
      }),
    ),
  ));

test.run();
