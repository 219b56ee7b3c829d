import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answersOf } from './both-engines.js';

const SCHEMA = `
CREATE TABLE words(id INTEGER PRIMARY KEY, a TEXT, pattern TEXT);
CREATE TABLE sums(g TEXT, n INTEGER, r REAL, c TEXT);
CREATE TABLE none(n INTEGER, a TEXT);
INSERT INTO words VALUES (1,'abc','a%'),(2,'A%c','a\\%c'),(3,'a\\','a\\'),(4,'a\\b','a\\\\b'),(5,NULL,'%'),(6,'x_y','x\\_Y'),(7,'x\\','%\\\\'),(8,'',''),(9,'b',NULL),(10,'q\\\\','q\\\\\\');
INSERT INTO sums VALUES ('k',1,9.0,'r1'),('k',5,3.0,'r2'),('k',2,20.0,'r3'),('l',7,1.5,'r4'),('l',3,NULL,'r5'),(NULL,NULL,NULL,'r6');
`;

/** Both engines give the same rows for every query, in the order it asks for. */
async function sameRows(queries: readonly string[]): Promise<void> {
  const { sqlite, postgres } = await answersOf({ schema: SCHEMA, statements: [], queries });
  queries.forEach((sql, at) => {
    assert.equal(postgres[at], sqlite[at], sql);
  });
}

test('LIKE … ESCAPE takes any pattern, also one that ends in its escape character', () =>
  sameRows([
    "SELECT w.id, p.id AS p, w.a LIKE p.pattern ESCAPE '\\' AS yes, w.a NOT LIKE p.pattern ESCAPE '\\' AS no FROM words w, words p ORDER BY 1, 2",
    "SELECT w.id, p.id AS p, w.a LIKE p.pattern ESCAPE 'x' AS yes FROM words w, words p ORDER BY 1, 2",
    "SELECT id, a LIKE '%' || pattern || '%' ESCAPE '\\' AS yes, a LIKE pattern || '%' ESCAPE '\\' AS starts FROM words ORDER BY id",
    "SELECT id, a LIKE 'a\\' ESCAPE '\\' AS never, a NOT LIKE '%\\' ESCAPE '\\' AS always, like(pattern, a, '\\') AS called FROM words ORDER BY id",
    "SELECT id, 'a%c' LIKE pattern ESCAPE '\\' AS turned, a LIKE pattern AS plain FROM words ORDER BY id",
  ]));

test('IN of a subquery counts NULLs of values that are never equal', () =>
  sameRows([
    'SELECT NULL IN (SELECT n FROM none) AS a, NULL NOT IN (SELECT n FROM none) AS b, NULL IN (SELECT g FROM sums) AS c, NULL NOT IN (SELECT g FROM sums) AS d',
    "SELECT 1 IN (SELECT NULL) AS a, 1 IN (SELECT NULL FROM none) AS b, (NULL, 1) IN (SELECT n, 2 FROM sums WHERE g = 'k') AS c, (NULL, 1) IN (SELECT g, n FROM sums) AS d",
    "SELECT n, n IN (SELECT 'x' UNION ALL SELECT 'y') AS a, n NOT IN (SELECT x'00') AS b FROM sums ORDER BY c",
  ]));

test('GROUP BY leaves constants out, and gives no group where there are no rows', () =>
  sameRows([
    "SELECT count(*) AS n FROM sums GROUP BY 'x'",
    "SELECT count(*) AS n FROM none GROUP BY 'x'",
    'SELECT 5 AS k, count(*) AS n FROM none GROUP BY 1',
    'SELECT 5 AS k, g, count(*) AS n FROM sums GROUP BY 1, 2 ORDER BY 2',
    'SELECT NULL AS k, count(*) AS n FROM sums GROUP BY k, NULL',
  ]));

test('a bare column beside several max() or min() is that of the last one’s row', () =>
  sameRows([
    'SELECT g, c, max(n) AS a, max(r) AS b FROM sums GROUP BY g ORDER BY g',
    'SELECT g, c, max(r) AS a, min(n) AS b FROM sums GROUP BY g ORDER BY g',
    'SELECT c, min(r) AS a, max(n) AS b FROM sums',
  ]));

test('what is NULL or infinite whatever the row keeps the types around it', () =>
  sameRows([
    'SELECT coalesce(nullif(-CAST(NULL AS INTEGER), 89), 5) AS a, coalesce(iif(n > 1, NULL, NULL), 5) AS b FROM sums ORDER BY c',
    "SELECT coalesce(CASE n WHEN 1 THEN NULL END, r) AS a, coalesce(nullif(NULL, 'x'), x'01') AS b FROM sums ORDER BY c",
    'SELECT 1e300 * 1e10 > 1e308 AS a, -1e300 / 1e-10 < -1e308 AS b, 1e-300 * 1e-300 AS c, 1e-300 / 1e300 AS d',
    'WITH RECURSIVE c(x, y) AS (SELECT NULL, 1 UNION ALL SELECT x, y + 1 FROM c WHERE y < 3) SELECT x, y FROM c ORDER BY y',
    "WITH RECURSIVE c(x, y) AS (SELECT NULL, 1 UNION SELECT 'a' || y, y + 1 FROM c WHERE y < 3) SELECT x, y FROM c ORDER BY y",
    'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 9 ORDER BY 1 DESC) SELECT sum(x) AS s FROM c',
  ]));

test('of a column that SET names twice the last value is kept', async () => {
  const { sqlite, postgres } = await answersOf({
    schema: SCHEMA,
    statements: [
      "UPDATE words SET a = 'one', pattern = 'p', a = 'two' WHERE id < 3",
      "UPDATE words SET (a, pattern) = ('x', 'y'), pattern = 'z' WHERE id = 4",
      "UPDATE words SET a = 'w', (pattern, a) = (SELECT 'b', 'v') WHERE id = 5",
    ],
    queries: ['SELECT id, a, pattern FROM words ORDER BY id'],
  });
  assert.equal(postgres, sqlite);
});

test('views that read a dropped one come back with it', async () => {
  const script = `${SCHEMA}
    CREATE VIEW one AS SELECT id, a FROM words; CREATE VIEW two AS SELECT id FROM one; CREATE VIEW "thr ee" AS SELECT two.id, one.a FROM two JOIN one USING (id);
    DROP VIEW one; CREATE VIEW one AS SELECT id, pattern AS a FROM words;`;
  const { sqlite, postgres } = await answersOf({
    schema: script,
    statements: [],
    queries: ['SELECT * FROM "thr ee" ORDER BY id', 'SELECT * FROM two ORDER BY id'],
  });
  assert.equal(postgres, sqlite);
});

test.run();
