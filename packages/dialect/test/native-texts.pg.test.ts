import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '../src/index.js';
import { answersOf } from './both-engines.js';
import { scopeOfScript } from './scope-of-script.js';

/** Halves of a last place and their neighbours, few and many digits, small and large. */
const REALS = Array.from({ length: 400 }, (_, i) => [
  i / 8,
  i / 100,
  (i * 7919) / 1000,
  i * 1.005,
  -(i + 0.5) / 100,
  (i * 2.675) / (i + 1),
  i * 1e9 + 0.125,
  i / 3e4,
]).flat();
const TEXTS = ['', '0', '-0', '007', '12', '-5', '1.50', '-0.25', '12.0', '.5', '5.', '1e3', ' 7', '7 ', '+3', 'abc', '12abc', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '0.1234567890123456789', '123456789012345678.5', '00000000000000000000012', '1e300', 'Name A', 'name%a', 'NAME_É', 'name é', 'a\\b', '/api/v1', '123%']; // prettier-ignore
const SCHEMA = `
CREATE TABLE r(id INTEGER PRIMARY KEY, x REAL);
CREATE TABLE s(id INTEGER PRIMARY KEY, t TEXT, n INTEGER);
INSERT INTO r VALUES ${REALS.map((x, id) => `(${id}, ${Number.isInteger(x) ? `${x}.0` : x})`).join(', ')}, (99999, NULL);
INSERT INTO s VALUES ${TEXTS.map((text, id) => `(${id}, '${text}', ${id - 5})`).join(', ')}, (999, NULL, NULL);
`;

const QUERIES = [
  'SELECT id, round(x, 1) AS a, round(x, 2) AS b, round(x, 3) AS c, round(x, 9) AS d FROM r ORDER BY id',
  "SELECT id, x || '' AS t, CAST(x AS TEXT) AS u FROM r ORDER BY id",
  'SELECT id, CAST(t AS INTEGER) AS i, CAST(t AS REAL) AS r FROM s ORDER BY id',
  'SELECT id, t + 0 AS a, 0 - t AS b, t - 0 AS c, typeof(t + 0) AS d, t * 1.5 AS e FROM s ORDER BY id',
  'SELECT id FROM s WHERE t + 0 > 6 ORDER BY id',
  'SELECT sum(t) AS a, total(t) AS b FROM s WHERE id BETWEEN 1 AND 16',
  'SELECT id, substr(t, -3) AS a, substr(t, -1) AS b, substr(t, 2) AS c, substr(t, n) AS d, substr(t, 1, n) AS e, substr(t, n, 2) AS f, substr(t, 2, n) AS g FROM s ORDER BY id',
  "SELECT id FROM s WHERE t LIKE 'name%' ORDER BY id",
  "SELECT id FROM s WHERE t LIKE 'NAME_É' ORDER BY id",
  "SELECT id FROM s WHERE t NOT LIKE 'name%' ORDER BY id",
  "SELECT id FROM s WHERE t LIKE '12%' ORDER BY id",
  "SELECT id FROM s WHERE t LIKE 'A\\B' ORDER BY id",
  "SELECT id FROM s WHERE t LIKE '%\\%' ORDER BY id",
  "SELECT id FROM s WHERE t GLOB 'name*' OR t GLOB '/api/*' ORDER BY id",
  "SELECT id, t LIKE 'name_a' AS a, n LIKE '1%' AS b FROM s ORDER BY id",
];

/** SQLite’s reading of decimals may be off in the last bit. */
function rowText(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(15)) : value,
  );
}

test('texts, numbers read from them and rounding come to what SQLite gives', async () => {
  const { sqlite, postgres } = await answersOf({ schema: SCHEMA, statements: [], queries: QUERIES });
  QUERIES.forEach((sql, at) => {
    const [wanted, got] = [sqlite[at], postgres[at]].map((rows) => (rows as readonly unknown[]).map(rowText));
    wanted?.forEach((row, index) => {
      assert.is(got?.[index], row, sql);
    });
    assert.is(got?.length, wanted?.length, sql);
  });
});

test('a literal pattern is a plain LIKE over what an index can hold', () => {
  const translate = (condition: string): string =>
    translateStatement({ sql: `SELECT id FROM s WHERE ${condition}`, scope: scopeOfScript(SCHEMA) }).sql ?? '';
  assert.match(translate("t LIKE '12%'"), /WHERE t LIKE '12%'$/);
  assert.match(translate("t LIKE 'Name%'"), /WHERE lower\(t\) LIKE 'name%'$/);
  assert.match(translate("t GLOB 'Name*'"), /WHERE t LIKE 'Name%'$/);
});

test.run();
