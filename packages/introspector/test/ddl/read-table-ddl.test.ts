import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { Lite2pgError } from '@lite2pg/spec';
import { introspectSqlite } from '@lite2pg/introspector';
import { rejects } from '@lite2pg/test-kit';
import { tokenize } from '@lite2pg/syntax';
import { readIndexDdl } from '../../src/ddl/read-index-ddl.js';
import { readTableDdl } from '../../src/ddl/read-table-ddl.js';
import { readTriggerDdl } from '../../src/ddl/read-trigger-ddl.js';
import { readViewDdl } from '../../src/ddl/read-view-ddl.js';
import { readVirtualTableDdl } from '../../src/ddl/read-virtual-table-ddl.js';

const test = suite('readTableDdl');

const CASES = new URL('../cases/', import.meta.url);

/** The CREATE TABLE statements of the golden cases, as SQLite stores them. */
async function storedTables(): Promise<string[]> {
  const stored: string[] = [];
  for (const name of readdirSync(CASES)) {
    const db = await openSqlite(':memory:');
    await db.exec(readFileSync(new URL(`${name}/schema.sql`, CASES), 'utf8'));
    const rows = await db.query<{ sql: string }>(
      rawSql("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"),
    );
    stored.push(...rows.map((row) => row.sql));
    await db.close();
  }
  return stored;
}

/** What a DDL says, the spaces of its expressions and all comments aside. */
function meaningOf(sql: string): string {
  const oneSpaced = (text: string): string =>
    tokenize(text)
      .map((token) => token.text)
      .join(' ');
  return JSON.stringify(readTableDdl(sql), (key, value: unknown) => {
    if (key === 'comment') return undefined;
    return typeof value === 'string' && (key === 'expression' || key === 'generated') ? oneSpaced(value) : value;
  });
}

test('reads the same however the statement is laid out and wherever comments stand', async () => {
  const stored = await storedTables();
  assert.ok(stored.length > 30);
  const gap = fc.constantFrom(' ', '\n', '\t\r\n', ' /* , ) */ ', ' -- CHECK (\n', '/**/\n--\n');
  for (const ddl of stored) {
    const words = tokenize(ddl).filter(({ kind }) => kind !== 'comment');
    const expected = meaningOf(ddl);
    fc.assert(
      fc.property(fc.array(gap, { minLength: words.length, maxLength: words.length }), (gaps) => {
        assert.is(meaningOf(words.map(({ text }, at) => text + (gaps[at] ?? ' ')).join('')), expected);
      }),
      { seed: 5, numRuns: 5 },
    );
  }
});

test('gives back every name that SQLite takes, however it is quoted', async () => {
  const anyName = fc
    .string({
      unit: fc.constantFrom('a', 'B', '"', "'", '`', '[', ' ', ',', '(', ')', '-', '/*', ';', 'é', '日', '😀', '.'),
      maxLength: 6,
    })
    .filter((name) => !name.includes(']'));
  const quotes: readonly ((name: string) => string)[] = [
    (name) => `"${name.replaceAll('"', '""')}"`,
    (name) => `\`${name.replaceAll('`', '``')}\``,
    (name) => `'${name.replaceAll("'", "''")}'`,
    (name) => `[${name}]`,
  ];
  const quote = fc.constantFrom(...quotes);
  await fc.assert(
    fc.asyncProperty(anyName, anyName, quote, quote, async (name, column, one, other) => {
      const db = await openSqlite(':memory:');
      await db.exec(
        `CREATE TABLE ${one(name)} (x INT, ${other(column)} TEXT COLLATE NOCASE CHECK (x > 0), UNIQUE (${other(column)}))`,
      );
      const { tables, unsupported } = await introspectSqlite(db);
      await db.close();
      assert.equal(unsupported, []);
      assert.is(tables[0]?.name, name);
      assert.equal(tables[0]?.columns[1], {
        name: column,
        type: { kind: 'text' },
        declared: 'TEXT',
        collation: 'nocase',
      });
      assert.equal(tables[0]?.uniques, [{ columns: [column] }]);
    }),
    { seed: 6, numRuns: 60 },
  );
});

test('refuses what is no CREATE TABLE', async () => {
  for (const text of [
    '',
    'CREATE VIEW a AS SELECT 1',
    'CREATE TABLE a',
    'CREATE TABLE a (b',
    'CREATE TABLE a (b INT,, c)',
  ]) {
    await rejects(() => readTableDdl(text), { code: 'bad-document', message: /^read the stored DDL: found / });
  }
});

test('reads or refuses any pieces of DDL, and does nothing else', async () => {
  const words = (await storedTables()).flatMap((ddl) => tokenize(ddl).map(({ text }) => text));
  const pieces = fc.array(fc.constantFrom(...new Set(words), '(', ')', ',', 'CONSTRAINT'), { maxLength: 20 });
  fc.assert(
    fc.property(pieces, (texts) => {
      for (const read of [readTableDdl, readIndexDdl, readViewDdl, readTriggerDdl, readVirtualTableDdl]) {
        for (const head of HEADS) {
          try {
            read(`${head} ${texts.join(' ')}`);
          } catch (error) {
            assert.instance(error, Lite2pgError);
          }
        }
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

const HEADS = [
  'CREATE TABLE t (a ',
  'CREATE INDEX i ON t ',
  'CREATE VIEW v AS ',
  'CREATE TRIGGER t AFTER UPDATE ',
  'CREATE VIRTUAL TABLE v USING ',
];

test.run();
