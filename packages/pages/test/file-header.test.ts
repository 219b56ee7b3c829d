import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { readRows } from '../src/rows/read-rows.js';
import { readBothWays } from './both-ways.js';

const SETUP = `PRAGMA page_size = 1024; CREATE TABLE t (a); WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < 500) INSERT INTO t SELECT hex(i) FROM i`;

/** The rows of `t`, which both ways give, after the file was changed. */
async function rowsAfter(change: (path: string) => void): Promise<number> {
  return withSqlite(SETUP, async ({ path, db }) => {
    await db.close();
    change(path);
    const source = await openSource(path);
    try {
      const { pages, library } = await readBothWays(source, 't');
      assert.equal(pages, library);
      return pages.rows;
    } finally {
      await source.close();
    }
  });
}

function patch(path: string, at: number, bytes: readonly number[]): void {
  const fd = openSync(path, 'r+');
  writeSync(fd, Uint8Array.from(bytes), 0, bytes.length, at);
  closeSync(fd);
}

test('bytes behind the last page, whole pages or not, change nothing', async () => {
  assert.is(await rowsAfter((path) => { appendFileSync(path, 'x'); }), 500); // prettier-ignore
  assert.is(await rowsAfter((path) => { appendFileSync(path, Buffer.alloc(3000)); }), 500); // prettier-ignore
});

test('a page count that the last writer did not set is not believed', async () => {
  assert.is(await rowsAfter((path) => { patch(path, 24, [0, 0, 0, 77, 0, 0, 0, 1]); }), 500); // prettier-ignore
});

test('a file shorter than its header says is damaged, as for the library', async () => {
  await withSqlite(SETUP, async ({ path, db }) => {
    await db.close();
    truncateSync(path, 3 * 1024);
    await rejects(() => openSource(path), { code: 'damaged' });
  });
});

test('a page of another kind is an error that names the table and the page', async () => {
  await withSqlite(`${SETUP}; CREATE TABLE "it's" (a); INSERT INTO "it's" VALUES (1)`, async ({ path, db }) => {
    const [row] = await db.query<{ page: number }>(
      rawSql(`SELECT rootpage AS page FROM sqlite_schema WHERE name = 'it''s'`),
    );
    await db.close();
    patch(path, (row!.page - 1) * 1024, [99]);
    const source = await openSource(path);
    const columns = [{ source: 'a', type: { kind: 'text' } }] as const;
    const read = async (onDamage?: () => void): Promise<void> => {
      for await (const _ of readRows({ source, table: "it's", columns, onDamage }));
    };
    await rejects(() => read(), {
      code: 'damaged',
      message: new RegExp(`^read "it's": page ${row!.page}: it is of type 99`),
    });
    let damages = 0;
    await read(() => damages++);
    assert.is(damages, 1);
    assert.equal((await readBothWays(source, 't')).pages.rows, 500);
    await source.close();
  });
});

/** Root may write everywhere: as root it is skipped. */
function testUnlessRoot(name: string, run: () => Promise<void>): void {
  if (process.getuid?.() === 0) test.skip(name, run);
  else test(name, run);
}

testUnlessRoot('a file that nobody may write beside is read as it is, or from a copy where it has a log', async () => {
  await withSqlite(`PRAGMA journal_mode = wal; ${SETUP}`, async ({ path }) => {
    const folder = join(dirname(path), 'read-only');
    mkdirSync(folder);
    for (const suffix of ['', '-wal']) writeFileSync(join(folder, `live.db${suffix}`), readFileSync(path + suffix));
    const clean = await openSqlite(join(folder, 'clean.db'), { readOnly: false, create: true });
    await clean.exec(`PRAGMA journal_mode = wal; ${SETUP}`);
    await clean.close();
    chmodSync(folder, 0o555);
    try {
      for (const [name, how] of [
        ['clean.db', 'immutable'],
        ['live.db', 'copy'],
      ] as const) {
        const source = await openSource(join(folder, name));
        assert.is(source.how, how);
        assert.is((await readBothWays(source, 't')).pages.rows, 500);
        await source.close();
      }
    } finally {
      chmodSync(folder, 0o755);
    }
  });
});

test.run();
