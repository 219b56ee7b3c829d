import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openPostgres } from '@lite2pg/postgres';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CLI_ARGS, ROOT, runCli } from './run-cli.js';

const SCRIPT = `CREATE TABLE t (id INTEGER PRIMARY KEY, pad TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, hex(randomblob(100)) FROM n;`;

/** A database that a crash left with a hot journal, which is read from a copy, and an empty temporary folder. */
async function withHotJournal(run: (path: string, temporary: string) => Promise<void>): Promise<void> {
  await withSqlite(SCRIPT, async ({ path, db }) => {
    await db.exec('PRAGMA cache_size = 5; PRAGMA cache_spill = 5; BEGIN; UPDATE t SET pad = hex(randomblob(100))');
    const crashed = join(dirname(path), 'crashed.db');
    copyFileSync(path, crashed);
    copyFileSync(`${path}-journal`, `${crashed}-journal`);
    await db.exec('ROLLBACK');
    const temporary = join(dirname(path), 'temporary');
    mkdirSync(temporary);
    await run(crashed, temporary);
  });
}

function copiesIn(temporary: string): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('lite2pg-'));
}

test('a copy is for its owner only, goes with an interruption, and after a kill with the next run', async () => {
  await withHotJournal(async (path, temporary) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
      await withPostgres(async ({ url, session }) => {
        // The run waits where it makes its ledger.
        await session.execute('CREATE SCHEMA lite2pg');
        const holder = await openPostgres(url);
        await holder.execute('BEGIN');
        await holder.execute('CREATE TABLE lite2pg.runs ()');
        const waiting = `SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
        const args = [...CLI_ARGS, 'migrate', path, '--to', url, ...(signal === 'SIGHUP' ? ['--quiet'] : [])];
        const child = spawn(process.execPath, args, {
          cwd: ROOT,
          env: { ...process.env, TMPDIR: temporary },
          stdio: 'ignore',
        });
        const ended = once(child, 'close');
        while (child.exitCode === null && (await session.query(waiting)).length === 0) await sleep(20);
        const [copy] = copiesIn(temporary);
        assert.ok(copy, 'there is no copy');
        const modes = readdirSync(join(temporary, copy)).map(
          (name) => statSync(join(temporary, copy, name)).mode & 0o777,
        );
        assert.is(statSync(join(temporary, copy)).mode & 0o777, 0o700);
        assert.ok(modes.length > 0 && modes.every((mode) => mode === 0o600), modes.join());
        child.kill(signal);
        assert.equal(await ended, [null, signal]);
        assert.is(copiesIn(temporary).length, signal === 'SIGKILL' ? 1 : 0, signal);
        await holder.close();
      });
    }
    const { status, stderr } = await runCli(['inspect', path, '-q'], { TMPDIR: temporary });
    assert.is(status, 0, stderr);
    assert.equal(copiesIn(temporary), []);
  });
});

test('a temporary folder without room is named, not the disk of the source', async () => {
  await withHotJournal(async (path, temporary) => {
    const words = [process.execPath, ...CLI_ARGS].map((word) => `'${word}'`).join(' ');
    // The shell's limit of the size of files stands for a full disk.
    const command = `ulimit -f 16; exec ${words} inspect '${path}' -q`;
    const failed = await promisify(execFile)('bash', ['-c', command], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: temporary },
    }).then(
      () => '',
      (error: unknown) => (error instanceof Error && 'stderr' in error ? String(error.stderr) : ''),
    );
    assert.match(
      failed,
      /^error: write to the temporary folder ".*temporary": it is full; make room there, or set TMPDIR/,
    );
    assert.equal(copiesIn(temporary), []);
  });
});

test.run();
