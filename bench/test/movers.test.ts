import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { manyTablesDataset } from '../database-many-tables.js';
import { MOVERS } from '../movers/all.js';
import { ogr2ogrArguments } from '../movers/ogr2ogr.js';
import { pgloaderScript } from '../movers/pgloader.js';
import { psqlScript } from '../movers/psql-copy.js';
import { versionOf } from '../movers/version-of.js';

test('every mover has a name of its own, lite2pg is the first', () => {
  assert.is(new Set(MOVERS.map(({ name }) => name)).size, MOVERS.length);
  assert.equal(
    MOVERS.slice(0, 2).map(({ name }) => name),
    ['lite2pg --no-verify', 'lite2pg'],
  );
});

test('a program that is not there has no version', async () => {
  assert.is(await versionOf('no-such-program-here'), undefined);
  assert.is(await versionOf(process.execPath), process.version);
});

test('psql copies in the transaction that makes the tables, then makes keys and indexes; odd paths are quoted', () => {
  const lines = psqlScript(manyTablesDataset(1), `it's.db`).split('\n');
  assert.equal(
    [lines[1], lines.indexOf('COMMIT;'), lines[3]],
    [
      'BEGIN;',
      4,
      `\\copy small_0000 FROM PROGRAM 'sqlite3 -readonly -csv ''it''\\''''s.db'' ''SELECT id, parent, amount, label FROM small_0000''' (FORMAT csv, FREEZE)`,
    ],
  );
  assert.equal(lines.slice(5, 7), [
    'ALTER TABLE small_0000 ADD PRIMARY KEY (id);',
    'CREATE INDEX small_0000_parent ON small_0000 (parent);',
  ]);
});

test('ogr2ogr gets the URL in the older form, decoded, with COPY on', () => {
  const args = ogr2ogrArguments('a.db', `postgresql://me:p%27w@127.0.0.1/app`);
  assert.ok(args.includes(`PG:host='127.0.0.1' port='5432' user='me' password='p\\'w' dbname='app'`));
  assert.equal(args.slice(0, 3), ['--config', 'PG_USE_COPY', 'YES']);
});

test('pgloader makes tables and indexes and sets the sequences', () => {
  const script = pgloaderScript('/tmp/a.db', 'postgresql://me@localhost/app');
  assert.ok(script.includes('from sqlite:///tmp/a.db\n  into postgresql://me@localhost/app\n'));
  assert.ok(script.includes('create tables, create indexes, reset sequences'));
});

test.run();
