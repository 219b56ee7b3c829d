import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseGeneration } from '@lite2pg/spec';
import { openSqlite } from '@lite2pg/sqlite';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runHere, type HereResult } from './run-here.js';

const SCHEMA = 'CREATE TABLE "Odd Name" (id INTEGER PRIMARY KEY, "select" INTEGER, seen DATETIME);';
const ROWS = `INSERT INTO "Odd Name" VALUES (1, 'x', 1700000000), (2, 5, 1700000001);`;

interface Files {
  readonly folder: string;
  readonly lock: string;
  readonly lite2pg: (...args: readonly string[]) => Promise<HereResult>;
}

/** A folder with app.db, which has rows, and empty.db, which has none. */
function inFolder(check: (files: Files) => Promise<void>): Promise<void> {
  return withSqlite(SCHEMA + ROWS, async ({ path }) => {
    const folder = dirname(path);
    const db = await openSqlite(join(folder, 'empty.db'), { readOnly: false, create: true });
    await db.exec(SCHEMA);
    await db.close();
    const lite2pg = (...args: readonly string[]): Promise<HereResult> => runHere(args, { folder, env: {} });
    await check({ folder, lock: join(folder, 'lite2pg.lock.json'), lite2pg });
  });
}

test('inspect --pin writes the lock and nothing else; the second time nothing changes, and that is said', () =>
  inFolder(async ({ lock, lite2pg }) => {
    const first = await lite2pg('inspect', 'app.db', '--pin');
    assert.is(first.status, 0, first.stderr);
    assert.is(first.stdout, '');
    assert.match(first.stderr, 'lite2pg.lock.json: 3 columns of 1 table pinned\n');
    const text = readFileSync(lock, 'utf8');
    assert.match(
      text,
      '\n        "select": { "declared": "INTEGER", "type": "text", "stored": {"as":"mixed"}, "by": "values"',
    );
    const { mtimeNs } = statSync(lock, { bigint: true });
    const second = await lite2pg('inspect', 'app.db', '--pin');
    assert.match(second.stderr, 'lite2pg.lock.json: unchanged\n');
    assert.is(statSync(lock, { bigint: true }).mtimeNs, mtimeNs);
    // Columns without values stay as they were pinned.
    assert.match((await lite2pg('inspect', 'empty.db', '--pin')).stderr, 'lite2pg.lock.json: unchanged\n');
    assert.is(readFileSync(lock, 'utf8'), text);
  }));

test('with the lock an empty database becomes the same, also where the config is elsewhere; not with --no-lock and --declared', () =>
  inFolder(async ({ folder, lock, lite2pg }) => {
    await lite2pg('inspect', 'app.db', '--pin', '-q');
    const ddl = (await lite2pg('generate', 'app.db', '--no-lock')).stdout;
    assert.match(ddl, '"select" text');
    assert.is((await lite2pg('generate', 'empty.db')).stdout, ddl);
    for (const flag of ['--no-lock', '--declared']) {
      assert.match((await lite2pg('generate', 'empty.db', flag)).stdout, '"select" bigint');
    }
    mkdirSync(join(folder, 'db'));
    writeFileSync(join(folder, 'db', 'config.json'), '{}');
    copyFileSync(lock, join(folder, 'db', 'lite2pg.lock.json'));
    writeFileSync(lock, '{"lockVersion":1,"tables":{}}');
    assert.is((await lite2pg('generate', 'empty.db', '--config', 'db/config.json')).stdout, ddl);
    assert.is((await lite2pg('generate', 'empty.db', '--lock', 'db/lite2pg.lock.json')).stdout, ddl);
    assert.match((await lite2pg('generate', 'empty.db')).stdout, '"select" bigint');
  }));

test('a column that no longer fits makes the exit status 2, is named, and says the change when it is pinned again', () =>
  inFolder(async ({ folder, lite2pg }) => {
    await lite2pg('inspect', 'app.db', '--pin', '-q');
    const db = await openSqlite(join(folder, 'app.db'), { readOnly: false });
    await db.exec(`UPDATE "Odd Name" SET seen = 'never' WHERE id = 2`);
    await db.close();
    const generated = await lite2pg('generate', 'app.db');
    assert.is(generated.status, 2);
    assert.match(generated.stdout, 'seen text');
    assert.match(generated.stderr.replace(/\s+/g, ' '), `1 value does not fit (the first is 'never', row 2)`);
    const pinned = await lite2pg('inspect', 'app.db', '--pin');
    assert.is(pinned.status, 0);
    assert.match(pinned.stderr, 'lite2pg.lock.json: 1 column changed: Odd Name.seen (timestamp → text)\n');
  }));

test('what is no lock, not there or would be destroyed is refused before the work, and nothing is written', () =>
  inFolder(async ({ folder, lock, lite2pg }) => {
    assert.match(
      (await lite2pg('generate', 'app.db', '--lock', 'none.json')).stderr,
      'read lock none.json: no such file',
    );
    assert.match((await lite2pg('inspect', 'app.db', '--pin', 'app.db')).stderr, 'error: ');
    assert.match((await lite2pg('inspect', 'app.db', '--pin', '--declared')).stderr, 'cannot be used with');
    assert.is(existsSync(lock), false);
    writeFileSync(lock, '{"tables":{"t":{"columns":{"c":{"type":"money"}}}}}');
    const refused = await lite2pg('generate', 'app.db');
    assert.is(refused.status, 1);
    assert.match(refused.stderr, 'it has no "lockVersion"');
    writeFileSync(lock, '{"lockVersion":1,"tables":{"t":{"columns":{"c":{"type":"money"}}}}}');
    assert.match((await lite2pg('inspect', 'app.db', '--pin')).stderr, 'found "money", expected');
    assert.match(
      (await lite2pg('generate', 'app.db', '-o', 'lite2pg.lock.json')).stderr,
      'this command reads that file',
    );
    assert.match(readFileSync(join(folder, 'app.db'), 'latin1'), /^SQLite format 3/);
  }));

test('generate --json prints the plan, the decisions and the findings, with --declared by the declarations alone', () =>
  inFolder(async ({ lite2pg }) => {
    const { plan, decisions } = parseGeneration(
      JSON.parse((await lite2pg('generate', 'app.db', '--json')).stdout),
      'stdout',
    );
    assert.equal(
      decisions?.map(({ column, chosen }) => `${column} ${chosen}`),
      ['select text', 'seen timestamp'],
    );
    assert.equal(
      plan.target.tables[0]?.columns.map(({ typeName }) => typeName),
      ['bigint', 'text', 'timestamp'],
    );
    const declared = await lite2pg('generate', 'app.db', '--json', '--declared');
    const { plan: byWords } = parseGeneration(JSON.parse(declared.stdout), 'stdout');
    assert.equal(
      byWords.target.tables[0]?.columns.map(({ typeName }) => typeName),
      ['bigint', 'bigint', 'timestamp'],
    );
  }));

test.run();
