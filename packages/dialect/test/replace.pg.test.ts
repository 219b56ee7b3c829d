import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '../src/index.js';
import { answersOf } from './both-engines.js';
import { scopeOfScript } from './scope-of-script.js';

const LOG = 'CREATE TABLE log(n INTEGER PRIMARY KEY, what TEXT);';
const TABLE = `${LOG} CREATE TABLE "my t"(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO "my t" VALUES (1, 'a'), (2, 'b');`;
const NOTE = (when: string, row: string): string =>
  `CREATE TRIGGER "on ${when}" ${when} ON "my t" BEGIN INSERT INTO log(what) VALUES ('${when} ' || ${row}.name); END;`;

const REPLACES = [
  `INSERT OR REPLACE INTO "my t"(id, name) VALUES (1, 'c')`,
  `REPLACE INTO "my t" VALUES (3, 'd')`,
  `REPLACE INTO "my t" VALUES (3, upper('d'))`,
];
const QUERIES = ['SELECT id, name FROM "my t" ORDER BY id', 'SELECT what FROM log ORDER BY n'];

const TRIGGERS = [
  [],
  [NOTE('AFTER INSERT', 'NEW')],
  [NOTE('BEFORE INSERT', 'NEW')],
  [NOTE('AFTER UPDATE', 'OLD')],
  [NOTE('BEFORE UPDATE', 'NEW'), NOTE('AFTER INSERT', 'NEW')],
  [NOTE('AFTER DELETE', 'OLD')],
];

for (const triggers of TRIGGERS) {
  test(`REPLACE fires the triggers that SQLite fires: ${triggers.join(' ') || 'none'}`, async () => {
    const schema = TABLE + triggers.join('\n');
    const { sqlite, postgres } = await answersOf({ schema, statements: REPLACES, queries: QUERIES });
    assert.equal(postgres, sqlite);
  });
}

const refusalOf = (schema: string, sql: string): string | undefined =>
  translateStatement({ sql, scope: scopeOfScript(schema) }).findings.find(({ severity }) => severity === 'refused')
    ?.code;

test('what SQLite runs or leaves out by a setting is refused', () => {
  const [replace = ''] = REPLACES;
  const both = TABLE + NOTE('AFTER INSERT', 'NEW') + NOTE('AFTER DELETE', 'OLD');
  assert.is(refusalOf(both, replace), 'replace-deletes');
  for (const action of ['CASCADE', 'SET NULL', 'SET DEFAULT', 'RESTRICT']) {
    const child = `CREATE TABLE child(id INTEGER PRIMARY KEY, t INTEGER REFERENCES "My T" ON DELETE ${action});`;
    assert.is(refusalOf(TABLE + child, replace), 'replace-followed', action);
  }
  const table = `CREATE TABLE child(t INTEGER, FOREIGN KEY (t) REFERENCES "my t" (id) ON DELETE CASCADE);`;
  assert.is(refusalOf(TABLE + table, replace), 'replace-followed');
  assert.is(refusalOf(TABLE + table, `REPLACE INTO "my t"(name) VALUES ('x')`), undefined);
  const loose = 'CREATE TABLE child(t INTEGER REFERENCES "my t" ON UPDATE CASCADE ON DELETE NO ACTION);';
  assert.is(refusalOf(TABLE + loose, replace), undefined);
  const rows = `REPLACE INTO "my t" SELECT id, name FROM "my t"`;
  assert.is(refusalOf(TABLE + NOTE('AFTER INSERT', 'NEW'), rows), 'replace-two-keys');
});

const KEYS = `CREATE TABLE k(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT COLLATE NOCASE, c INTEGER, d TEXT DEFAULT 'd');
CREATE UNIQUE INDEX "one b" ON k(b) WHERE c > 0;
CREATE UNIQUE INDEX "one d" ON k(lower(d), c) WHERE d IS NOT NULL AND k.d <> 'd';
INSERT INTO k VALUES (1,'p','x',1,NULL),(2,'q','x',0,'D1'),(3,'r','y',5,'E'),(4,NULL,'y',-1,'e');`;

for (const statement of [
  "INSERT OR REPLACE INTO k(id, a, b, c, d) VALUES (7, 's', 'X', 2, NULL)",
  "INSERT OR REPLACE INTO k(id, a, b, c, d) VALUES (7, 's', 'X', 0, NULL)",
  "INSERT OR REPLACE INTO k(id, a, b, c, d) VALUES (2, 'r', 'y', 1, 'z')",
  "INSERT OR REPLACE INTO k(id, a, b, c, d) VALUES (9, 't', 'n', '5', 'E')",
  "INSERT OR REPLACE INTO k(id, a, b, c, d) VALUES (9, 't', 'n', 0, 'd' || '1')",
  "REPLACE INTO k(id, a, b, d) VALUES (9, 'p', 'x', 'e')",
  "UPDATE OR REPLACE k SET a = 'q' WHERE id = 1",
  "UPDATE OR REPLACE k SET a = a || '', id = 3 WHERE id = 1",
  "UPDATE OR REPLACE k SET id = id + 1 WHERE a = 'p'",
  "UPDATE OR REPLACE k SET a = 'q', b = 'Y', c = 3 WHERE id = 1",
  'UPDATE OR REPLACE k SET c = c + 1 WHERE id = 2',
  "UPDATE OR REPLACE k SET a = 'q' WHERE id = 99",
  'UPDATE OR REPLACE k SET a = NULL WHERE id = 1 AND c = 1',
  'UPDATE OR REPLACE k SET d = upper(d), c = 5 WHERE id = 4',
  "UPDATE OR IGNORE k SET a = 'q' WHERE id = 1",
  "UPDATE OR IGNORE k SET a = a || 'q' WHERE id = 1",
  'UPDATE OR IGNORE k SET c = 1 WHERE id = 2',
  'UPDATE OR IGNORE k SET c = 6 WHERE id = 2',
])
  test(`the rows in the way are SQLite’s: ${statement}`, async () => {
    const { sqlite, postgres } = await answersOf({
      schema: KEYS,
      statements: [statement],
      queries: ['SELECT id, a, b, c, d FROM k ORDER BY id'],
    });
    assert.equal(postgres, sqlite);
  });

test('OR REPLACE and OR IGNORE of several rows, and of what a default decides, are refused', () => {
  assert.is(refusalOf(KEYS, "UPDATE OR REPLACE k SET a = 'q'"), 'update-or-replace');
  assert.is(refusalOf(KEYS, 'UPDATE OR IGNORE k SET c = 1 WHERE a IS NOT NULL'), 'update-or-ignore');
  assert.is(refusalOf(KEYS, "REPLACE INTO k(id, a, c) VALUES (9, 'p', 3)"), 'replace-two-keys');
  assert.is(refusalOf(KEYS, 'REPLACE INTO k SELECT * FROM k'), 'replace-two-keys');
});

test.run();
