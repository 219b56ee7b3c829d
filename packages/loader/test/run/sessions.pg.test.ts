import { Lite2pgError } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLoadSessions } from '@lite2pg/loader';
import { migrateFile, verifyFile } from '../migrate-file.js';

const TABLES = `
  CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT); INSERT INTO a VALUES (1, 'x'), (2, 'y');
  CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id)); INSERT INTO b VALUES (1, 2);
  CREATE TABLE c (n REAL); INSERT INTO c VALUES (0.5);
`;

/** A role of its own on a database of its own; `attributes` follow its name. */
async function withRole(attributes: string, use: (url: string) => Promise<void>): Promise<void> {
  await withPostgres(async ({ url, name, session }) => {
    await session.execute(`CREATE ROLE ${name} LOGIN PASSWORD 'x' ${attributes}`);
    try {
      await session.execute(`GRANT ALL ON DATABASE ${name} TO ${name}; GRANT ALL ON SCHEMA public TO ${name}`);
      const own = new URL(url);
      [own.username, own.password] = [name, 'x'];
      await use(own.href);
    } finally {
      await session.execute(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
    }
  });
}

test('where the server has fewer connections than jobs the work is done by those, and it is told', async () => {
  await withSqlite(TABLES, async ({ path }) => {
    await withRole('CONNECTION LIMIT 2', async (url) => {
      const applied = await migrateFile({ path, url, jobs: 4 });
      assert.equal(
        applied.findings.map(({ code, severity, message }) => [code, severity, message]),
        [
          [
            'few-connections',
            'note',
            'the server had connections for 2 of 4 jobs; close some or raise its limit for a quicker run',
          ],
        ],
      );
      assert.equal(
        applied.tables.map(({ moved }) => moved),
        [2, 1, 1],
      );
      const verified = await verifyFile({ path, url, jobs: 3 });
      assert.equal(
        verified.findings.map(({ code }) => code),
        ['few-connections'],
      );
      assert.equal(
        verified.tables.map((table) => table.verified?.rows),
        [2, 1, 1],
      );
    });
  });
});

test('memory and workers for indexes are raised, never lowered', async () => {
  const settingsOf = async (url: string): Promise<object[]> => {
    const sessions = await openLoadSessions(url, 2);
    try {
      return await sessions.loaders[1]!.query(
        `SELECT current_setting('maintenance_work_mem') AS memory, current_setting('max_parallel_maintenance_workers') AS workers`,
      );
    } finally {
      await sessions.close();
    }
  };
  await withRole('', async (url) => {
    const least = new URL(url);
    least.search = `?options=${encodeURIComponent('-c maintenance_work_mem=1MB -c max_parallel_maintenance_workers=0')}`;
    assert.equal(await settingsOf(least.href), [{ memory: '256MB', workers: '2' }]);
    const more = new URL(url);
    more.search = `?options=${encodeURIComponent('-c maintenance_work_mem=1GB -c max_parallel_maintenance_workers=5')}`;
    assert.equal(await settingsOf(more.href), [{ memory: '1GB', workers: '5' }]);
  });
});

test('of several runs that start at once one takes the target, and each of the others is told that it is busy', async () => {
  await withPostgres(async ({ url }) => {
    for (let round = 0; round < 8; round += 1) {
      const started = await Promise.allSettled(Array.from({ length: 4 }, () => openLoadSessions(url, 2)));
      const outcomes = started.map((run) => (run.status === 'fulfilled' ? 'taken' : codeOf(run.reason)));
      for (const run of started) if (run.status === 'fulfilled') await run.value.close();
      assert.equal(outcomes.sort(), ['taken', 'target-busy', 'target-busy', 'target-busy']);
    }
  });
});

function codeOf(error: unknown): string {
  return error instanceof Lite2pgError ? error.code : String(error);
}

test.run();
