import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fails } from './fails.js';
import { runCli } from './run-cli.js';
import { unwrapped } from './unwrapped.js';

const TABLE = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 1);';

test('no such file', async () => {
  await fails(['migrate', 'not there.db'], ['not there.db', 'no such file']);
});

test('a file that is no database', async () => {
  await withSqlite('', async ({ path }) => {
    const text = `${path}.txt`;
    writeFileSync(
      text,
      'once upon a time, there was a text file that was longer than a hundred bytes, and so it goes on',
    );
    await fails(['inspect', text], ['app.db.txt', 'not a SQLite database']);
  });
});

test('an encrypted file', async () => {
  await withSqlite('', async ({ path }) => {
    const encrypted = `${path}.enc`;
    writeFileSync(encrypted, randomBytes(8192));
    await fails(['inspect', encrypted], ['app.db.enc', 'encrypted']);
  });
});

test('a file that another process has locked', async () => {
  await withSqlite(TABLE, async ({ path }) => {
    const writer = await openSqlite(path, { readOnly: false });
    await writer.exec('BEGIN EXCLUSIVE');
    try {
      await fails(['inspect', path], ['app.db', 'another process holds its lock']);
    } finally {
      await writer.query(rawSql('ROLLBACK'));
      await writer.close();
    }
  });
});

test('a file of no bytes is shown as what it is: no database that anybody wrote to', async () => {
  await withSqlite('', async ({ path }) => {
    const { status, stderr } = await runCli(['inspect', path]);
    assert.is(status, 2);
    assert.match(unwrapped(stderr), /warning +\[empty-file\] database .*: the file has no bytes/);
  });
});

test.run();
