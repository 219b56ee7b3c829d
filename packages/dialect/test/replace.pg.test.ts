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

test.run();
