import { readFileSync, writeFileSync } from 'node:fs';
import { openSqlite } from '@lite2pg/sqlite';
import { rejects, withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { migrateFile, verifyFile } from '../migrate-file.js';

const PAGE_SIZE = 1024;

/** 500 rows in each table; `name` is in one page only. */
const SCRIPT = `
  PRAGMA page_size = ${PAGE_SIZE};
  CREATE TABLE numbered (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE computed (id INTEGER PRIMARY KEY, name TEXT, loud TEXT AS (upper(name)) VIRTUAL);
  CREATE TABLE keyed (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
  CREATE TABLE whole (x);
  INSERT INTO whole VALUES (1);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
  INSERT INTO numbered SELECT i, 'numbered ' || i || '.' FROM n;
  INSERT INTO computed SELECT id, 'computed ' || id || '.' FROM numbered;
  INSERT INTO keyed SELECT 'keyed ' || id || '.', id FROM numbered;
`;

/** Overwrites the pages that hold these texts, and the text itself nowhere else. */
function overwritePages(path: string, texts: readonly string[]): void {
  const bytes = readFileSync(path);
  for (const text of texts) {
    const at = bytes.indexOf(text);
    assert.ok(at > 0, text);
    const page = Math.floor(at / PAGE_SIZE);
    bytes.fill(0xff, page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  }
  writeFileSync(path, bytes);
}

/** Calls `test` with a file of which pages are overwritten: `rows` are what was in it before, as texts. */
async function withDamaged(
  texts: readonly string[],
  run: (file: { readonly path: string; readonly url: string; readonly session: Session }) => Promise<void>,
): Promise<void> {
  await withSqlite('', async ({ path }) => {
    const file = `${path}.damaged`;
    const db = await openSqlite(file, { readOnly: false, create: true });
    await db.exec(SCRIPT);
    await db.close();
    overwritePages(file, texts);
    await withPostgres(({ url, session }) => run({ path: file, url, session }));
  });
}

type Session = Parameters<Parameters<typeof withPostgres>[0]>[0]['session'];

async function idsOf(session: Session, table: string, column: string): Promise<number[]> {
  const rows = await session.query<{ id: string }>(`SELECT ${column} AS id FROM ${table} ORDER BY ${column}`);
  return rows.map(({ id }) => Number(id));
}

/** Whether the ids are 1 to 500 but for one stretch that has `gone` in it. */
function lacksAround(ids: readonly number[], gone: number): boolean {
  const missing = Array.from({ length: 500 }, (_, at) => at + 1).filter((id) => !ids.includes(id));
  const [first = 0] = missing;
  return missing.includes(gone) && missing.every((id, at) => id === first + at) && missing.length < 60;
}

test('without salvage a damaged page ends the run, with the table, the page and what to do', async () => {
  await withDamaged(['numbered 250.'], async ({ path, url }) => {
    await rejects(() => migrateFile({ path, url }), { code: 'damaged', message: /"numbered": page \d+: .*--salvage/ });
  });
});

test('salvage moves all rows of the other pages, of tables of every kind, and names what is lost', async () => {
  await withDamaged(['numbered 250.', 'computed 100.', 'keyed 300.'], async ({ path, url, session }) => {
    const applied = await migrateFile({ path, url, salvage: true });
    const numbered = await idsOf(session, 'numbered', 'id');
    const computed = await idsOf(session, 'computed', 'id');
    assert.ok(lacksAround(numbered, 250));
    assert.ok(lacksAround(computed, 100));
    const keyed = await idsOf(session, 'keyed', 'n');
    assert.not.ok(keyed.includes(300));
    assert.ok(keyed.length > 440);
    assert.equal(await idsOf(session, 'whole', 'x'), [1]);
    assert.equal(
      applied.tables.map(({ name, sourceRows, moved, rejected, damaged }) => [
        name,
        sourceRows,
        moved,
        rejected,
        damaged,
      ]),
      [
        ['computed', computed.length, computed.length, 0, 1],
        ['keyed', keyed.length, keyed.length, 0, 1],
        ['numbered', numbered.length, numbered.length, 0, 1],
        ['whole', 1, 1, 0, undefined],
      ],
    );
    const damaged = applied.findings.filter(({ code }) => code === 'damaged');
    assert.equal(
      damaged.map(({ severity, subject }) => [severity, subject.name]),
      [
        ['loss', 'computed'],
        ['loss', 'keyed'],
        ['loss', 'numbered'],
      ],
    );
    const first = numbered.findIndex((id, at) => id !== at + 1);
    const extent = `with keys above ${first} and up to ${(numbered[first] ?? 0) - 1}, ${500 - numbered.length} at the most`;
    assert.match(damaged[2]?.message ?? '', extent);

    const again = await migrateFile({ path, url, salvage: true });
    assert.is(again.outcome, 'nothing-to-do');
    assert.equal(again.tables, applied.tables);
    assert.equal(again.findings, damaged);

    const verification = await verifyFile({ path, url, salvage: true });
    assert.equal(
      verification.tables.map(({ verified }) => [verified?.missing, verified?.extra, verified?.changed]),
      verification.tables.map(() => [0, 0, 0]),
    );
    assert.equal(
      verification.findings.filter(({ code }) => code === 'damaged'),
      damaged,
    );
  });
});

test('numbers go on behind the highest that can be read, where the page with the last one is lost', async () => {
  await withDamaged(['numbered 500.'], async ({ path, url, session }) => {
    await migrateFile({ path, url, salvage: true });
    const ids = await idsOf(session, 'numbered', 'id');
    const [row] = await session.query<{ id: string }>(`INSERT INTO numbered (name) VALUES ('new') RETURNING id`);
    assert.is(Number(row?.id), (ids.at(-1) ?? 0) + 1);
  });
});

test.run();
