import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { readBothWays, readOneWay } from './both-ways.js';

const SETUP = `CREATE TABLE t (id INTEGER PRIMARY KEY, v INT, pad TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO t SELECT i, 0, hex(randomblob(100)) FROM n;`;

async function withWriter<T>(path: string, mode: string, run: () => Promise<T>): Promise<T> {
  const script = fileURLToPath(new URL('writer.ts', import.meta.url));
  const args = ['--import', 'tsx', '--conditions=source', script, path, mode];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    await once(child.stdout!, 'data');
    return await run();
  } finally {
    const exited = once(child, 'exit');
    child.stdin!.end();
    const timer = setTimeout(() => child.kill(), 5000);
    await exited;
    clearTimeout(timer);
  }
}

for (const mode of ['wal', 'delete', 'truncate']) {
  test(`with journal_mode ${mode} the pages are the state that the library sees, while a process writes`, async () => {
    await withSqlite(`PRAGMA journal_mode = ${mode}; ${SETUP}`, async ({ path }) => {
      await withWriter(path, mode, async () => {
        const seen = new Set<string>();
        const enough = Date.now() + 4000;
        let states = 0;
        // On a busy machine it goes on until the writer had its turn.
        while (states < 25 && (Date.now() < enough || states <= 3 || seen.size <= 1)) {
          const source = await openSource(path);
          assert.is(source.how, mode === 'wal' ? 'wal' : 'locked');
          // Twice: what is held must not move.
          for (let again = 0; again < 2; again++) {
            const { pages, library } = await readBothWays(source, 't');
            assert.equal(pages, library);
            seen.add(pages.digest);
          }
          const values = await source.db.query(rawSql('SELECT DISTINCT v FROM t'));
          assert.is(values.length, 1, 'one commit is seen whole');
          await source.close();
          states++;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        assert.ok(states > 3, `${states} states in the time`);
        assert.ok(seen.size > 1, 'the writer had no turn');
        assert.ok(seen.size <= states);
      });
    });
  });
}

test('frames of a log that are not in the file yet are read from the log', async () => {
  await withSqlite(`PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0; ${SETUP}`, async ({ path, db }) => {
    await db.exec('UPDATE t SET v = 5; CREATE TABLE later (a); INSERT INTO later VALUES (1)');
    const source = await openSource(path);
    assert.ok(source.file.log!.offsets.size > 5);
    await db.exec('UPDATE t SET v = 6; DROP TABLE later; PRAGMA wal_checkpoint(PASSIVE)');
    for (const name of ['t', 'later']) {
      const { pages, library } = await readBothWays(source, name);
      assert.equal(pages, library);
    }
    await source.close();
  });
});

test('a log that is in the file already may be begun anew while its state is held', async () => {
  await withSqlite(`PRAGMA journal_mode = wal; ${SETUP}`, async ({ path, db }) => {
    await db.exec('PRAGMA wal_checkpoint(FULL)');
    const source = await openSource(path);
    assert.is(source.file.log, undefined);
    await db.exec('UPDATE t SET v = 7; UPDATE t SET v = 8; PRAGMA wal_checkpoint(PASSIVE)');
    const { pages, library } = await readBothWays(source, 't');
    assert.equal(pages, library);
    assert.equal(await source.db.query(rawSql('SELECT DISTINCT v FROM t')), [{ v: 0 }]);
    await source.close();
  });
});

test('a writer has to wait as long as a state is held, and not longer', async () => {
  await withSqlite(SETUP, async ({ path, db }) => {
    const source = await openSource(path);
    const writer = await openSqlite(path, { readOnly: false, busyTimeoutMs: 50 });
    await rejects(() => writer.exec('DELETE FROM t'), { code: 'locked' });
    await source.close();
    await source.close();
    await writer.exec('DELETE FROM t');
    await writer.close();
    await db.exec('SELECT 1');
  });
});

test('opening the file a second time leaves the lock of the first where it is, for other processes too', async () => {
  await withSqlite(SETUP, async ({ path, db }) => {
    await db.close();
    const source = await openSource(path);
    const again = await openSource(path);
    const [first, second] = [tryToWrite(path), (await again.close(), tryToWrite(path))];
    await source.close();
    assert.equal([first, second, tryToWrite(path)], ['locked', 'locked', 'written']);
  });
});

/** Whether another process can commit to the file now. */
function tryToWrite(path: string): string {
  const script = `import { openSqlite } from '@lite2pg/sqlite';
    const db = await openSqlite(${JSON.stringify(path)}, { readOnly: false, busyTimeoutMs: 50 });
    process.stdout.write(await db.exec('DELETE FROM t').then(() => 'written', (error) => error.code));`;
  const args = ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', script];
  return spawnSync(process.execPath, args, { cwd: new URL('..', import.meta.url), encoding: 'utf8' }).stdout;
}

test('a file that changes although its lock is held is an error', async () => {
  await withSqlite(SETUP, async ({ path }) => {
    const source = await openSource(path);
    // What a writer does where locks do not hold: the counter in the header goes up.
    const fd = openSync(path, 'r+');
    writeSync(fd, Uint8Array.from([9, 9, 9, 9]), 0, 4, 24);
    await rejects(() => readOneWay(source, 't', 'pages'), { code: 'source-changed' });
    await source.close();
    closeSync(fd);
  });
});

test('a file that another process has locked is an error after the time it is waited for', async () => {
  await withSqlite(SETUP, async ({ path, db }) => {
    await db.exec('BEGIN EXCLUSIVE; UPDATE t SET v = 1');
    await rejects(() => openSource(path, { busyTimeoutMs: 50 }), { code: 'locked' });
    await db.exec('ROLLBACK');
  });
});

test('a hot journal is rolled back in a copy, and the source is not written', async () => {
  await withSqlite(`PRAGMA cache_size = 5; PRAGMA page_size = 512; VACUUM; ${SETUP}`, async ({ path, db }) => {
    // A crash in the middle of a transaction whose pages have reached the file already.
    await db.exec('PRAGMA cache_spill = 5; BEGIN; UPDATE t SET v = 99, pad = hex(randomblob(200))');
    const crashed = `${dirname(path)}/crashed.db`;
    copyFileSync(path, crashed);
    copyFileSync(`${path}-journal`, `${crashed}-journal`);
    await db.exec('ROLLBACK');
    const before = [readFileSync(crashed), readFileSync(`${crashed}-journal`)];
    assert.ok(statSync(`${crashed}-journal`).size > 512);
    const source = await openSource(crashed);
    assert.is(source.how, 'copy');
    const copied = dirname(source.db.subject);
    const { pages, library } = await readBothWays(source, 't');
    assert.equal(pages, library);
    assert.is(pages.rows, 200);
    assert.equal(await source.db.query(rawSql('SELECT DISTINCT v FROM t')), [{ v: 0 }]);
    await source.close();
    assert.not.ok(existsSync(copied), 'the copy is removed');
    assert.equal([readFileSync(crashed), readFileSync(`${crashed}-journal`)], before);
  });
});

/** Writes the name of a super-journal behind a journal, as SQLite does for a transaction over several files. */
function nameSuperJournal(journal: string, name: string): void {
  const bytes = Buffer.from(name);
  const tail = Buffer.alloc(16);
  tail.writeUInt32BE(bytes.length, 0);
  tail.writeUInt32BE(
    bytes.reduce((sum, byte) => sum + byte, 0),
    4,
  );
  Buffer.from('d9d505f920a163d7', 'hex').copy(tail, 8);
  appendFileSync(journal, Buffer.concat([Buffer.alloc(4), bytes, tail]));
}

test('a hot journal that names a super-journal is rolled back while that is there, and the file named stays', async () => {
  await withSqlite(`PRAGMA cache_size = 5; PRAGMA page_size = 512; VACUUM; ${SETUP}`, async ({ path, db }) => {
    await db.exec('PRAGMA cache_spill = 5; BEGIN; UPDATE t SET v = 99, pad = hex(randomblob(200))');
    const folder = dirname(path);
    const [crashed, over] = [`${folder}/crashed.db`, `${folder}/over.db`];
    for (const copy of [crashed, over]) copyFileSync(`${path}-journal`, `${copy}-journal`);
    copyFileSync(path, crashed);
    await db.exec('COMMIT');
    copyFileSync(path, over);
    // A hostile journal names any file, and one that is no list of journals would be removed.
    const named = `${folder}/of-somebody`;
    writeFileSync(named, '');
    nameSuperJournal(`${crashed}-journal`, named);
    nameSuperJournal(`${over}-journal`, `${folder}/gone`);
    for (const [file, v] of [
      [crashed, 0],
      [over, 99],
    ] as const) {
      const source = await openSource(file);
      assert.is(source.how, 'copy');
      const { pages, library } = await readBothWays(source, 't');
      assert.equal(pages, library);
      assert.equal(await source.db.query(rawSql('SELECT v, count(*) AS n FROM t GROUP BY v')), [{ v, n: 200 }]);
      await source.close();
    }
    assert.ok(existsSync(named), 'the file that the journal names');
  });
});

test('a log with a torn tail ends with its last commit', async () => {
  await withSqlite(`PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0; ${SETUP}`, async ({ path, db }) => {
    await db.exec('UPDATE t SET v = 1');
    const committed = statSync(`${path}-wal`).size;
    await db.exec('UPDATE t SET v = 2');
    const crashed = `${dirname(path)}/crashed.db`;
    copyFileSync(path, crashed);
    writeFileSync(`${crashed}-wal`, readFileSync(`${path}-wal`).subarray(0, committed + 3000));
    const source = await openSource(crashed);
    const { pages, library } = await readBothWays(source, 't');
    assert.equal(pages, library);
    assert.equal(await source.db.query(rawSql('SELECT DISTINCT v FROM t')), [{ v: 1 }]);
    await source.close();
  });
});

test('a copy is read where one is asked for, and removed', async () => {
  await withSqlite(`PRAGMA journal_mode = wal; ${SETUP}`, async ({ path }) => {
    const source = await openSource(path, { how: 'copy' });
    assert.is(source.how, 'copy');
    assert.not.ok(readdirSync(dirname(path)).includes(dirname(source.db.subject)));
    const { pages, library } = await readBothWays(source, 't');
    assert.equal(pages, library);
    await source.close();
    assert.not.ok(existsSync(source.db.subject));
  });
});

test('what is no database is said to be none', async () => {
  await withSqlite('', async ({ path }) => {
    await rejects(() => openSource(`${path}.missing`), { code: 'no-such-file' });
    writeFileSync(`${path}.txt`, 'a text and no database, whatever its name says');
    await rejects(() => openSource(`${path}.txt`), { code: 'not-a-database' });
  });
});

test.run();
