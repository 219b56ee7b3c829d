import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '../src/index.js';
import { answersOf } from './both-engines.js';
import { scopeOfScript } from './scope-of-script.js';

const SCHEMA = `
CREATE TABLE sale(id INTEGER PRIMARY KEY, qty INTEGER, price REAL, discount REAL);
INSERT INTO sale VALUES (1, 3, 12.5, NULL), (2, 0, 0.0, 0.25), (3, NULL, NULL, 0.0), (4, 9007199254740993, 9007199254740992.0, 1e300),
  (5, 9223372036854775807, 9223372036854775807, -0.5), (6, -9007199254740993, -9007199254740992.0, NULL), (7, -7, -7.0, 0.1),
  (8, 9007199254740995, 9007199254740996.0, 2.0), (9, -9223372036854775807 - 1, -9223372036854775808.0, 0.5), (10, 9223372036854775806, 9223372036854774784.0, NULL);
`;

/** Each side of each comparison, so that both directions of rounding are met. */
const COMPARISONS = ['<', '<=', '=', '<>', '>', '>=', 'IS', 'IS NOT'].flatMap((op) => [
  `SELECT a.id AS a, b.id AS b FROM sale a, sale b WHERE a.qty ${op} b.price ORDER BY 1, 2`,
  `SELECT a.id AS a, b.id AS b FROM sale a, sale b WHERE b.price ${op} a.qty ORDER BY 1, 2`,
  `SELECT a.id AS a, b.id AS b FROM sale a, sale b WHERE ifnull(b.price, 0) ${op} a.qty ORDER BY 1, 2`,
]);

/** Uses to which the class of the value does not matter. */
const NATIVE = [
  'SELECT sum(price * (1 - ifnull(discount, 0))) AS x FROM sale WHERE id < 4',
  'SELECT sum(1 - ifnull(discount, 0)) AS x FROM sale WHERE id <> 4',
  'SELECT sum(CASE WHEN id < 3 THEN 0 ELSE discount END) AS x FROM sale WHERE id <> 4',
  'SELECT sum(coalesce(discount, 0) * qty) AS x FROM sale WHERE qty BETWEEN -10 AND 10',
  'SELECT max(ifnull(discount, 0)) AS x, min(ifnull(discount, 1)) AS y FROM sale',
  'SELECT avg(CASE WHEN id > 5 THEN 1 ELSE 0.5 END) AS x, total(CASE WHEN id > 5 THEN 1 ELSE 0.5 END) AS y FROM sale',
  'SELECT id FROM sale WHERE qty > (SELECT avg(qty) FROM sale WHERE id < 4) ORDER BY id',
  'SELECT id FROM sale WHERE ifnull(discount, 0) * 2 > 0.3 ORDER BY id',
  'SELECT id FROM sale WHERE 1 - ifnull(discount, 0) = 1 ORDER BY id',
  'SELECT id FROM sale WHERE price IN (SELECT qty FROM sale) ORDER BY id',
  'SELECT id FROM sale WHERE qty IN (SELECT price FROM sale) ORDER BY id',
  'SELECT id, round(ifnull(discount, 0), 1) AS x, abs(ifnull(discount, 0)) AS y, -ifnull(discount, 0) AS z FROM sale ORDER BY id',
  'SELECT id, CAST(ifnull(discount, 0) AS INTEGER) AS x FROM sale WHERE id <> 4 ORDER BY id',
  'SELECT coalesce((SELECT sum(CASE WHEN id > 1 THEN 0 ELSE price END) FROM sale), 0) + 1 AS x',
  'SELECT x + 1 AS y FROM (SELECT 1 - ifnull(discount, 0) AS x FROM sale WHERE id < 4) ORDER BY 1',
  'SELECT sum(ifnull(discount, 0)) OVER (ORDER BY id) AS x FROM sale WHERE id <> 4 ORDER BY id',
];

/** Uses that show it. */
const SHOWN = [
  "SELECT id, typeof(1 - ifnull(discount, 0)) AS t, 1 - ifnull(discount, 0) || '' AS s FROM sale ORDER BY id",
  'SELECT typeof(sum(CASE WHEN id = 1 THEN 0 ELSE 1 END)) AS a, typeof(sum(CASE WHEN id = 1 THEN 0.5 ELSE 0 END)) AS b, typeof(max(ifnull(discount, 0))) AS c FROM sale',
  'SELECT id, CAST(ifnull(discount, 0) * 2 AS TEXT) AS x, ifnull(discount, 7) / 2 AS y FROM sale ORDER BY id',
  'SELECT id, typeof(-ifnull(discount, 0)) AS x, typeof(abs(ifnull(discount, 0))) AS y FROM sale ORDER BY id',
];

/** Whose integers may be beyond 2^53. */
const LARGE = [
  'SELECT id FROM sale WHERE CASE WHEN id < 9 THEN qty ELSE price END = 9007199254740993 ORDER BY id',
  'SELECT id, CASE WHEN id > 7 THEN discount ELSE qty END - 1 AS x FROM sale WHERE id IN (4, 6) ORDER BY id',
];

test('numbers of two classes are computed and compared as in SQLite, beyond 2^53 too', async () => {
  const queries = [...COMPARISONS, ...NATIVE, ...SHOWN, ...LARGE];
  const { sqlite, postgres } = await answersOf({ schema: SCHEMA, statements: [], queries });
  queries.forEach((sql, at) => {
    assert.equal(postgres[at], sqlite[at], sql);
  });
});

test('where the class of a number does not matter, it is double precision', () => {
  const scope = scopeOfScript(SCHEMA);
  for (const sql of [...NATIVE, ...COMPARISONS]) {
    const translated = translateStatement({ sql, scope }).sql ?? '';
    assert.not.match(translated, /jsonb|sqlite_compat\.(?:value|sum|compare|add|subtract|multiply|sort_key)/, sql);
  }
});

test.run();
