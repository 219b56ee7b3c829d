import { withSqlite } from '@lite2pg/test-kit';
import type { SqliteDatabase } from '@lite2pg/sqlite';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { splitTable } from '../src/walk/split-table.js';
import { readBothWays, readOneWay } from './both-ways.js';
import { compareLongProfile, compareLongRows } from './long-rows.js';
import { profileBothWays } from './profile-both-ways.js';
import { type Random, randomOf } from './random.js';

/** How many histories of a database are tried; LITE2PG_LAYOUTS=FROM-TO tries others. */
const [FROM = 1, TO = 25] = (process.env['LITE2PG_LAYOUTS'] ?? '1-25').split('-').map(Number);

const TYPES = [
  '',
  'INT',
  'INTEGER',
  'REAL',
  'TEXT',
  'BLOB',
  'NUMERIC(9,2)',
  'DOUBLE PRECISION',
  'FLOATING POINT',
  'BOOLEAN',
  'DATETIME',
  'ANY',
  'odd [type]',
];
const VALUES = [
  'NULL',
  '0',
  '1',
  '-1',
  '127',
  '-129',
  '40000',
  '8388607',
  '-2147483649',
  '281474976710655',
  '9223372036854775807',
  '-9223372036854775808',
  '0.0',
  '-0.0',
  '1.5',
  '1e300',
  '9e999',
  '7.0',
  "''",
  "'a'",
  "'12'",
  "'1e2'",
  "'é😀'",
  'char(0, 65)',
  "x''",
  "x'00ff'",
  'zeroblob(700)',
  'hex(zeroblob(300))',
  'randomblob(1200)',
  'NEW',
  "CAST(x'ff00d8' AS TEXT)",
];
const DEFAULTS = [
  "'12'",
  '5',
  '-1.5',
  "x'00ff'",
  "'it''s'",
  'NULL',
  'true',
  "'dé😀'",
  '1e3',
  "'1e3'",
  '(-7)',
  "(CAST('7' AS REAL))",
];

/** Makes tables, fills them, alters them and fills them again, as the seed says. Statements that SQLite refuses are no harm. */
async function live(db: SqliteDatabase, random: Random): Promise<void> {
  const run = (sql: string): Promise<void> => db.exec(sql).catch(() => undefined);
  await run(`PRAGMA synchronous = OFF; PRAGMA page_size = ${random.pick([512, 1024, 4096, 65536])}`);
  await run(`PRAGMA encoding = '${random.pick(['UTF-8', 'UTF-8', 'UTF-16le', 'UTF-16be'])}'`);
  await run(
    `PRAGMA auto_vacuum = ${random.pick(['none', 'full', 'incremental'])}; PRAGMA legacy_file_format = ${random.below(2)}`,
  );
  const names = ['t', 'T2', 'odd "name"', '1']
    .slice(0, 1 + random.below(4))
    .map((name) => `"${name.replaceAll('"', '""')}"`);
  for (const name of names) await run(createTable(name, random));
  for (let left = 4 + random.below(12); left > 0; left--) {
    const name = random.pick(names);
    const column = `"c${random.below(12)}"`;
    const type = random.pick(TYPES.filter((found) => found !== 'odd [type]'));
    switch (random.below(9)) {
      case 0:
        await run(`ALTER TABLE ${name} ADD COLUMN ${column} ${type} DEFAULT ${random.pick(DEFAULTS)}`);
        break;
      case 1:
        await run(`ALTER TABLE ${name} ADD COLUMN ${column} ${type} AS (1 + 1)`);
        break;
      case 2:
        await run(`ALTER TABLE ${name} DROP COLUMN ${column}`);
        break;
      case 3:
        await run(`DELETE FROM ${name} WHERE rowid % 3 = 0; DELETE FROM ${name} WHERE abs(random()) % 4 = 0`);
        break;
      case 4:
        await run(
          random.pick([
            'VACUUM',
            `DROP TABLE ${name}`,
            'PRAGMA incremental_vacuum(3)',
            `CREATE INDEX i${left} ON ${name} (${column} DESC)`,
          ]),
        );
        break;
      default:
        await fill(db, name, random);
    }
  }
}

function createTable(name: string, random: Random): string {
  const columns = Array.from({ length: 1 + random.below(6) }, (_, i) => {
    const generated = i > 0 && random.below(6) === 0 ? ` AS (c0 || ${i}) ${random.pick(['STORED', 'VIRTUAL'])}` : '';
    const fallback = generated === '' && random.below(4) === 0 ? ` DEFAULT ${random.pick(DEFAULTS)}` : '';
    return `c${i} ${random.pick(TYPES)}${random.below(5) === 0 ? ` COLLATE ${random.pick(['NOCASE', 'RTRIM'])}` : ''}${fallback}${generated}`;
  });
  const order = random.pick(['', ' DESC', ' ASC']);
  const keys = [
    ['', ''],
    [`, PRIMARY KEY (c0${order})`, ''],
    [`, id INTEGER PRIMARY KEY${order}`, ''],
    [`, id INTEGER, PRIMARY KEY (id${order})`, ''],
    [`, PRIMARY KEY (c${random.below(columns.length)}${order}, c0)`, ' WITHOUT ROWID'],
    [`, id INTEGER PRIMARY KEY${order}`, ' WITHOUT ROWID'],
    [', id INTEGER PRIMARY KEY AUTOINCREMENT', ''],
  ] as const;
  const [key, option] = random.pick(keys);
  return `CREATE TABLE ${name} (${columns.join(', ')}${key})${option}`;
}

/** Some rows into those columns that take values. */
async function fill(db: SqliteDatabase, name: string, random: Random): Promise<void> {
  const run = (sql: string): Promise<void> => db.exec(sql).catch(() => undefined);
  const count = random.pick([1, 5, 60, 200]);
  const source = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
  for (let width = 12; width > 0; width--) {
    const columns = Array.from({ length: width }, (_, i) => `c${i}`).filter(() => random.below(5) > 0);
    const values = columns.map(() => random.pick(VALUES).replace('NEW', 'abs(random()) >> (i % 60)'));
    if (columns.length > 0)
      await run(`${source} INSERT OR IGNORE INTO ${name} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM n`);
  }
  await run(
    `INSERT OR IGNORE INTO ${name} (c0, id) VALUES (random(), random()), (abs(random()) % 1000, abs(random()) % 1000)`,
  );
}

test('tables of any layout and history are read as the library reads them, in chunks too', async () => {
  let rows = 0;
  for (let seed = FROM; seed <= TO; seed++) {
    await withSqlite('', async ({ path, db }) => {
      await live(db, randomOf(seed));
      const source = await openSource(path);
      try {
        for (const table of source.tables) {
          const { pages, library } = await readBothWays(source, table.name);
          assert.equal(pages, library, `seed ${seed}: ${table.name}`);
          const chunks = splitTable(source, table, { targetRows: 4 });
          const parts = await readOneWay(source, table.name, 'pages', chunks);
          assert.equal(parts, library, `seed ${seed}: ${table.name} in ${chunks.length} chunks`);
          rows += pages.rows;
          for (const longRow of [64, 600, 2000]) {
            await compareLongRows(source, table, { longRow });
            await compareLongRows(source, table, { longRow, first: seed });
            await compareLongProfile(source, table, { longRow, first: seed });
          }
          if (table.columns.some(({ kept }) => kept === 'computed')) continue;
          for (const first of [seed, seed + 5]) {
            const targets = await readBothWays(source, table.name, first);
            assert.equal(targets.pages, targets.library, `seed ${seed}: ${table.name} as types from ${first}`);
          }
          const profile = await profileBothWays(source, table, seed);
          assert.equal(profile.pages, profile.library, `seed ${seed}: the profile of ${table.name}`);
        }
      } finally {
        await source.close();
      }
    });
  }
  assert.ok(rows > (TO - FROM) * 20, `${rows} rows`);
});

test.run();
