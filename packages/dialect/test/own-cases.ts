/** Tables of a small application, with everything that statements trip over: folded e-mails, JSON, moments as text and as seconds, a table without a rowid, odd names. */
export const OWN_SETUP = `
CREATE TABLE people(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, email TEXT UNIQUE COLLATE NOCASE, age INTEGER, active INTEGER NOT NULL DEFAULT 1, score REAL, info TEXT, joined TEXT, photo BLOB, boss INTEGER);
CREATE TABLE visits(id INTEGER PRIMARY KEY, person INTEGER REFERENCES people(id), kind TEXT, at INTEGER, day TEXT, detail TEXT);
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT, n INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE TABLE "group"(id INTEGER PRIMARY KEY, "order" TEXT, "First Name" TEXT);
CREATE TABLE tags(person INTEGER, tag TEXT, weight REAL, PRIMARY KEY(person, tag));
INSERT INTO people VALUES (1,'Ann','ann@y.org',31,1,12.5,'{"a":{"b":1},"list":["p","q"],"s":"t"}','2024-01-31 12:30:45',x'CAFE',NULL),(2,'ben','BEN@y.org',8,0,NULL,'{"a":{"b":2},"list":[],"s":null}','2024-02-29 23:59:59',NULL,1),(3,'Cleo',NULL,NULL,1,-3.75,NULL,'2023-12-01 00:00:00',x'00',1),(4,'dora','dora@y.org',42,1,0.0,'{"n":1.5}','2024-03-15 06:07:08',NULL,2),(5,'Éva','eva@y.org',31,1,99.995,'[1,"two",null]','2024-03-15 23:00:00',x'',2);
INSERT INTO visits VALUES (1,1,'login',1706704245,'2024-01-31','{"ip":"10.0.0.1"}'),(2,1,'click',1706704300,'2024-01-31',NULL),(3,2,'login',1709251199,'2024-02-29','{"ip":"10.0.0.2"}'),(4,3,'Login',NULL,NULL,NULL),(5,4,'logout',1710482828,'2024-03-15','[1,2,3]'),(6,1,'click',1710482900,'2024-03-15','100%_x');
INSERT INTO settings VALUES ('a','1',1),('b','2',2),('c',NULL,3);
INSERT INTO "group" VALUES (1,'g1','u1'),(2,'g2','u2');
INSERT INTO tags VALUES (1,'red',0.5),(1,'blue',2.0),(2,'red',NULL),(4,'green',1.25);
`;

/** Queries whose rows must be SQLite's. */
export const OWN_QUERIES: readonly string[] = [
  "SELECT id, strftime('%d.%m.%Y %H:%M', joined) AS d FROM people ORDER BY id",
  "SELECT id, datetime(joined, '+1 month', 'start of month', '-1 second') AS d FROM people ORDER BY id",
  "SELECT id, date(at, 'unixepoch', 'weekday 1') AS monday, time(at, 'unixepoch', '+90 minutes') AS t FROM visits ORDER BY id",
  "SELECT id, round((julianday(joined) - julianday('2024-01-01')) * 24, 2) AS hours FROM people ORDER BY id",
  "SELECT CAST(strftime('%Y', joined) AS INTEGER) - 1980 AS years, count(*) AS c FROM people GROUP BY strftime('%Y', joined) ORDER BY 1",
  "SELECT strftime('%s', day) - strftime('%s', '2024-01-01') AS secs FROM visits ORDER BY id",
  "SELECT unixepoch(joined) AS u, unixepoch(joined, '-7 days') AS w FROM people ORDER BY id",
  "SELECT date('2024-01-31', '+1 month') AS a, date('2024-01-31', '+1 month', 'floor') AS b, date('2023-02-29') AS c",
  "SELECT strftime('%Y-W%W', joined) AS w, strftime('%G-W%V-%u', joined) AS iso FROM people ORDER BY id",
  "SELECT date('2024-02-29', '-1 year') AS a, date('2024-03-31', 'start of year', '+1 year', '-1 day') AS b, datetime(0, 'unixepoch') AS c, datetime(1710482828.75, 'unixepoch', 'subsec') AS d",
  "SELECT group_concat(name, '; ') AS n FROM (SELECT name FROM people ORDER BY name COLLATE NOCASE)",
  'SELECT person, group_concat(DISTINCT kind) AS k FROM visits WHERE person = 2 GROUP BY person',
  'SELECT group_concat(kind ORDER BY id DESC) AS k FROM visits',
  "SELECT person, group_concat(kind || ':' || id, ', ' ORDER BY at DESC) AS k FROM visits GROUP BY person ORDER BY person",
  "SELECT string_agg(name, '/' ORDER BY id) AS n FROM people WHERE active",
  'SELECT name FROM people ORDER BY score DESC NULLS LAST, name',
  'SELECT name FROM people ORDER BY score ASC NULLS LAST LIMIT 3 OFFSET 1',
  'SELECT name, age FROM people ORDER BY age IS NULL, age DESC, name COLLATE NOCASE',
  'SELECT name FROM people ORDER BY CASE WHEN age IS NULL THEN 0 ELSE 1 END, length(name) DESC, name',
  'SELECT name FROM people ORDER BY lower(name) DESC LIMIT 2',
  'SELECT DISTINCT active, age > 30 AS old FROM people ORDER BY 1, 2',
  'SELECT DISTINCT lower(kind) AS k FROM visits ORDER BY k',
  'SELECT DISTINCT kind COLLATE NOCASE AS k FROM visits',
  'SELECT count(DISTINCT kind) AS a, count(DISTINCT lower(kind)) AS b, count(age) AS c, count(*) AS d FROM visits LEFT JOIN people ON people.id = visits.person',
  'SELECT kind COLLATE NOCASE AS k, count(*) AS c FROM visits GROUP BY kind COLLATE NOCASE ORDER BY k',
  "SELECT instr(name, 'e') AS i, instr('hello', '') AS e, instr(NULL, 'a') AS n, substr(name, -2, 1) AS s, substr('hello', 2, -1) AS b, substr('hello', -100, 97) AS c FROM people ORDER BY id",
  "SELECT replace(name, 'n', '') AS r, replace('aaa', 'a', 'bb') AS b, replace('abc', '', 'x') AS c FROM people ORDER BY id",
  "SELECT trim('  a  ') AS a, ltrim('  a ') AS b, rtrim('a--', '-') AS c, trim('xyaxy', 'xy') AS d, trim('a') || '|' AS e",
  "SELECT upper('straße é') AS u, lower('ÀB') AS l, length('日本') AS n, length(x'0102') AS b, length(12.5) AS r, length(NULL) AS z",
  "SELECT hex('abc') AS a, hex(x'0a') AS b, hex(12) AS c, hex(NULL) AS d, quote('it''s') AS e, quote(NULL) AS f, quote(1.5) AS g, quote(x'ff') AS h",
  "SELECT char(65, 66, 8364) AS a, unicode('€') AS b, unicode('') AS c",
  "SELECT printf('%s has %d points, %.1f%%', name, age, score) AS p FROM people ORDER BY id",
  "SELECT printf('%5.2f|%-8s|%08.3f|%+d|%x|%X|%e|%g', 3.14159, 'ab', 2.5, 7, 255, 255, 12345.678, 0.0001) AS p, format('%,d', 1234567) AS c",
  'SELECT round(2.5) AS a, round(-2.5) AS b, round(1.005, 2) AS c, round(score, 1) AS d, round(123.456, -1) AS e, round(NULL) AS f FROM people ORDER BY id',
  "SELECT abs(-5) AS a, abs(-5.5) AS b, abs('-3') AS c, abs(NULL) AS d, sign(-2) AS e, max(3, NULL, 5) AS f, min('a', 'B') AS g, max(1, 2.0, 'x') AS h",
  'SELECT 10 / 4 AS a, 10 / 4.0 AS b, -10 / 4 AS c, 10 % 4 AS d, -10 % 4 AS e, 10 / 0 AS f, 5 % 0 AS g, 1.0 / 3 AS h, 7.5 % 2 AS i',
  'SELECT 9223372036854775807 AS a, -9223372036854775808 AS b, 0x7f AS c, 1e10 AS d, 1_000 AS e',
  "SELECT CAST('3.7' AS INTEGER) AS a, CAST('abc' AS INTEGER) AS b, CAST('1e3' AS REAL) AS c, CAST(1.0 AS TEXT) AS d, CAST(x'4142' AS TEXT) AS e, CAST('12abc' AS NUMERIC) AS f, CAST(NULL AS TEXT) AS g, CAST('' AS INTEGER) AS h",
  "SELECT typeof(1) AS a, typeof(1.0) AS b, typeof('x') AS c, typeof(NULL) AS d, typeof(x'00') AS e, typeof(score) AS f, typeof(age + 0.5) AS g, typeof(age || '') AS h FROM people ORDER BY id",
  "SELECT iif(age > 30, 'y', 'n') AS a, ifnull(age, -1) AS b, coalesce(NULL, score, 0) AS c, nullif(age, 31) AS d FROM people ORDER BY id",
  "SELECT CASE age WHEN 31 THEN 'x' WHEN NULL THEN 'never' ELSE 'other' END AS a FROM people ORDER BY id",
  "SELECT name FROM people WHERE name LIKE '%A%' ORDER BY id",
  "SELECT detail FROM visits WHERE detail LIKE '%\\%\\_%' ESCAPE '\\'",
  "SELECT name FROM people WHERE name LIKE 'é%' OR name LIKE 'É__'",
  "SELECT name FROM people WHERE name GLOB '*[a-c]*' ORDER BY id",
  "SELECT name FROM people WHERE name NOT GLOB '[A-Z]*' AND name NOT LIKE 'd%' ORDER BY id",
  "SELECT name FROM people WHERE email = 'Ann@Y.org'",
  "SELECT name FROM people WHERE name = 'ANN' COLLATE NOCASE",
  "SELECT name FROM people WHERE name COLLATE NOCASE IN ('ANN', 'BEN') ORDER BY id",
  "SELECT name FROM people WHERE email IN ('ANN@Y.ORG', 'x') ORDER BY id",
  "SELECT name FROM people WHERE name BETWEEN 'B' AND 'd' ORDER BY name",
  'SELECT name FROM people WHERE (active, age) = (1, 31) ORDER BY id',
  'SELECT name FROM people WHERE (age, id) > (31, 1) ORDER BY id',
  "SELECT name FROM people WHERE id IN (SELECT person FROM visits WHERE kind = 'click')",
  'SELECT name FROM people WHERE id NOT IN (SELECT boss FROM people WHERE boss IS NOT NULL) ORDER BY id',
  'SELECT name FROM people p WHERE EXISTS (SELECT 1 FROM visits v WHERE v.person = p.id AND v.at > 1709000000) ORDER BY name',
  'SELECT name FROM people p WHERE NOT EXISTS (SELECT * FROM visits WHERE person = p.id) ORDER BY id',
  'SELECT name, (SELECT count(*) FROM visits v WHERE v.person = p.id) AS n FROM people p ORDER BY n DESC, name',
  'SELECT name, (SELECT kind FROM visits v WHERE v.person = p.id ORDER BY at DESC LIMIT 1) AS last FROM people p ORDER BY id',
  'SELECT name FROM people WHERE active AND age ORDER BY id',
  'SELECT name FROM people WHERE NOT active OR score ORDER BY id',
  "SELECT name FROM people WHERE age = '31' ORDER BY id",
  "SELECT name FROM people WHERE age > '9' ORDER BY id",
  'SELECT name FROM people WHERE name > 5 ORDER BY id',
  'SELECT key FROM settings WHERE value = 1',
  'SELECT key FROM settings WHERE value + 0 = 1',
  "SELECT key FROM settings WHERE value IS NULL OR value IS NOT '1' ORDER BY key",
  "SELECT key || n AS kn, n || '' AS t FROM settings ORDER BY key",
  'SELECT sum(n) AS s, sum(value) AS v, total(n) AS t, avg(n) AS a, avg(value) AS b, max(value) AS m, min(n) AS i FROM settings',
  'SELECT sum(score) AS s, avg(age) AS a, max(joined) AS m, min(name) AS n, sum(age > 30) AS c, count(*) FILTER (WHERE age > 30) AS f FROM people',
  'SELECT sum(age) AS s, total(age) AS t, max(age) AS m FROM people WHERE id > 100',
  'SELECT boss, count(*) AS c, avg(age) AS a FROM people GROUP BY boss HAVING c > 1 ORDER BY boss',
  'SELECT age / 10 * 10 AS decade, count(*) AS c FROM people WHERE age IS NOT NULL GROUP BY decade ORDER BY decade',
  'SELECT name, max(score) FROM people',
  'SELECT person, kind, max(at) AS last FROM visits GROUP BY person ORDER BY person',
  'SELECT person, min(at) AS first, kind FROM visits GROUP BY 1 HAVING first IS NOT NULL ORDER BY 2',
  "SELECT strftime('%Y-%m', joined) AS m, sum(score) AS s FROM people GROUP BY m ORDER BY s DESC",
  "SELECT json_extract(info, '$.a.b') AS b, json_extract(info, '$.list[1]') AS l, json_extract(info, '$.list[#-1]') AS e, json_extract(info, '$.none') AS n FROM people WHERE info IS NOT NULL ORDER BY id",
  "SELECT info -> 'a' AS a, info ->> '$.s' AS s, info -> 'list' -> 0 AS l, info ->> 1 AS i FROM people ORDER BY id",
  "SELECT name FROM people WHERE json_extract(info, '$.a.b') = 2",
  "SELECT name FROM people WHERE info ->> '$.a.b' >= 1 ORDER BY id",
  'SELECT p.name, j.key, j.value, j.type FROM people p, json_each(p.info) j ORDER BY p.id, j.id',
  "SELECT p.id, value FROM people p JOIN json_each(p.info, '$.list') ORDER BY p.id, value",
  'SELECT fullkey, type, atom FROM json_tree(\'{"a":[1,{"b":null}],"c":"x"}\') ORDER BY id',
  "SELECT count(*) AS c FROM people WHERE EXISTS (SELECT 1 FROM json_each(people.info, '$.list') WHERE value = 'q')",
  'SELECT json_group_array(name) AS a FROM (SELECT name FROM people ORDER BY id)',
  'SELECT json_group_object(key, n) AS o FROM settings',
  "SELECT person, json_group_array(json_object('kind', kind, 'at', at)) AS v FROM visits WHERE person = 1 GROUP BY person",
  "SELECT json_array(1, 'a', NULL, 2.5, json('[1]')) AS a, json_object('k', json_array(1), 'x', NULL) AS o, json_quote('q\"') AS q, json('{ \"a\" : 1 }') AS j",
  "SELECT json_set(info, '$.new', 'v', '$.a.b', 9) AS s, json_insert(info, '$.s', 'no') AS i, json_replace(info, '$.s', json('[1]')) AS r, json_remove(info, '$.a', '$.list[0]') AS d FROM people WHERE id = 1",
  'SELECT json_patch(\'{"a":1,"b":{"c":2}}\', \'{"a":null,"b":{"d":3}}\') AS p, json_array_length(info, \'$.list\') AS l, json_type(info, \'$.s\') AS t, json_valid(info) AS v FROM people ORDER BY id',
  'SELECT u.name, b.name AS boss FROM people u LEFT JOIN people b ON b.id = u.boss ORDER BY u.id',
  'SELECT name, kind FROM people LEFT OUTER JOIN visits ON visits.person = people.id WHERE visits.id IS NULL',
  'SELECT p.name, t.tag FROM people p JOIN tags t ON t.person = p.id AND t.weight > 0.5 ORDER BY p.name, t.tag',
  "SELECT * FROM tags NATURAL JOIN (SELECT 1 AS person, 'red' AS tag)",
  'SELECT person, tag, kind FROM tags JOIN visits USING (person) ORDER BY person, tag, kind',
  "SELECT p.id, v.id AS vid FROM people p FULL OUTER JOIN visits v ON v.person = p.id AND v.kind = 'click' ORDER BY p.id, v.id",
  'SELECT p.id, v.kind FROM visits v RIGHT JOIN people p ON v.person = p.id ORDER BY p.id, v.id',
  'SELECT a.key, b.key AS k2 FROM settings a CROSS JOIN settings b WHERE a.n < b.n ORDER BY 1, 2',
  'SELECT a.id FROM people a, people b WHERE a.boss = b.boss AND a.id < b.id',
  'SELECT "order", [First Name], `id` FROM "group" ORDER BY "order" DESC',
  'SELECT g."First Name" FROM "group" AS g WHERE g."order" = "g1"',
  'SELECT rowid, oid, _rowid_, id FROM people WHERE rowid < 3 ORDER BY rowid DESC',
  'SELECT row_number() OVER (ORDER BY score DESC) AS r, name FROM people ORDER BY r',
  'SELECT name, rank() OVER (ORDER BY age) AS r, dense_rank() OVER (ORDER BY age DESC) AS d, ntile(2) OVER (ORDER BY id) AS n FROM people ORDER BY id',
  'SELECT id, sum(at) OVER (PARTITION BY person ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM visits ORDER BY id',
  'SELECT id, avg(score) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS a, count(*) OVER () AS c FROM people ORDER BY id',
  "SELECT id, lag(kind, 1, 'none') OVER (ORDER BY id) AS p, lead(at) OVER (PARTITION BY person ORDER BY id) AS n, first_value(kind) OVER (PARTITION BY person ORDER BY id DESC) AS f FROM visits ORDER BY id",
  "SELECT id, max(at) OVER w AS m, count(*) FILTER (WHERE kind = 'click') OVER w AS c FROM visits WINDOW w AS (PARTITION BY person ORDER BY id) ORDER BY id",
  'SELECT id, percent_rank() OVER (ORDER BY id) AS p, cume_dist() OVER (ORDER BY id) AS c, nth_value(kind, 2) OVER (ORDER BY id) AS n FROM visits ORDER BY id',
  "SELECT id, group_concat(kind, '-') OVER (ORDER BY id ROWS 1 PRECEDING) AS g FROM visits ORDER BY id",
  'SELECT name FROM (SELECT name, row_number() OVER (PARTITION BY active ORDER BY score DESC) AS rn FROM people) WHERE rn = 1 ORDER BY name',
  'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 5) SELECT i FROM n',
  'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i * 2 FROM n LIMIT 4 OFFSET 1) SELECT sum(i) AS s FROM n',
  "WITH RECURSIVE d(day) AS (SELECT '2024-02-27' UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < '2024-03-02') SELECT day, count(v.id) AS c FROM d LEFT JOIN visits v USING (day) GROUP BY day ORDER BY day",
  'WITH RECURSIVE up(id, name, boss, depth) AS (SELECT id, name, boss, 0 FROM people WHERE id = 4 UNION ALL SELECT p.id, p.name, p.boss, depth + 1 FROM people p JOIN up ON p.id = up.boss) SELECT name, depth FROM up ORDER BY depth',
  'WITH RECURSIVE fib(a, b) AS (SELECT 0, 1 UNION ALL SELECT b, a + b FROM fib WHERE b < 50) SELECT group_concat(a) AS f FROM fib',
  'WITH busy AS (SELECT person, count(*) AS n FROM visits GROUP BY person), quiet(id) AS (SELECT id FROM people EXCEPT SELECT person FROM busy) SELECT p.name FROM people p WHERE p.id IN quiet',
  "WITH x(a, b) AS (VALUES (1, 'x'), (2, 'y')) SELECT b, a * 10 AS t FROM x ORDER BY a DESC",
  "VALUES (1, 'a'), (2, NULL)",
  "SELECT column1 AS a, column2 AS b FROM (VALUES (3, 'c'), (4, 'd')) ORDER BY 1 DESC",
  'SELECT id FROM people UNION SELECT person FROM visits ORDER BY 1',
  'SELECT name AS n FROM people WHERE id < 3 UNION ALL SELECT key FROM settings ORDER BY n COLLATE NOCASE DESC',
  "SELECT kind FROM visits EXCEPT SELECT 'click' ORDER BY kind",
  'SELECT person FROM visits INTERSECT SELECT person FROM tags ORDER BY 1 DESC LIMIT 1',
  'SELECT id, name FROM people LIMIT 2 OFFSET 1',
  'SELECT name FROM people ORDER BY id LIMIT -1',
  'SELECT name FROM people ORDER BY id LIMIT (SELECT 2)',
  "SELECT 5 & 6 AS a, 5 | 6 AS b, ~0 AS c, 1 << 10 AS d, -8 >> 1 AS e, 5 <> 6 AS f, NOT 5 AS g, 3 BETWEEN 1 AND 5 AS h, 'a' < 'B' AS i, NULL IS NULL AS j",
  "SELECT 1 = 1.0 AS a, '1' = 1 AS b, 'a' || NULL AS c, NULL = NULL AS d, 1 IS NOT 2 AS e, 1 IN (1, 2) AS f, 'a' IN () AS g, 2 == 2 AS h, 2 != 3 AS i",
  'SELECT true AS t, false AS f, 5 IS TRUE AS a, 0 IS NOT TRUE AS b, NULL IS FALSE AS c',
  'SELECT name FROM people WHERE active IS TRUE AND (age IS NOT FALSE) ORDER BY id',
  'SELECT name, length(photo) AS l, hex(photo) AS h, photo IS NULL AS n, typeof(photo) AS t FROM people ORDER BY id',
  "SELECT id FROM people WHERE photo = x'CAFE' OR photo = x''",
  'SELECT length(randomblob(8)) AS l, random() IS NOT NULL AS r, abs(random() % 5) < 5 AS s, length(hex(zeroblob(3))) AS z',
  "SELECT coalesce(nullif(trim(name), ''), 'anon') || ' <' || ifnull(email, '-') || '>' AS who FROM people ORDER BY id",
  "SELECT substr(joined, 1, 10) AS d, substr(joined, 12) AS t, substr(email, instr(email, '@') + 1) AS host FROM people ORDER BY id",
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1",
  "SELECT count(*) AS c FROM sqlite_schema WHERE type = 'table' AND name = 'people'",
  'SELECT pow(2, 10) AS a, sqrt(16) AS b, floor(2.7) AS c, ceil(2.1) AS d, trunc(-2.7) AS e, mod(10, 3) AS f, ln(1) AS g, pi() > 3 AS h, exp(0) AS i, sqrt(-1) AS j, log(100) AS k',
  'SELECT sum(weight) AS s, avg(weight) AS a, min(weight) AS m, count(weight) AS c FROM tags',
  'SELECT tag, total(weight) AS t FROM tags GROUP BY tag ORDER BY t DESC, tag',
  "SELECT like('a%', 'Abc') AS a, glob('a*', 'Abc') AS b, likely(1) AS c, octet_length('é') AS d, concat('a', NULL, 1) AS e, concat_ws('-', 'a', NULL, 'b') AS f",
  'SELECT age AS a FROM people GROUP BY age HAVING count(*) > 1 OR a IS NULL ORDER BY a',
  'SELECT p.* FROM people AS p WHERE p.id = 3',
  'SELECT v.*, p.name FROM visits v JOIN people p ON p.id = v.person WHERE v.id = 1',
  'SELECT (SELECT max(id) FROM people) - (SELECT min(id) FROM people) AS span, (SELECT name FROM people WHERE id = 99) AS nobody',
  "SELECT * FROM people WHERE id = 1 AND name = 'Ann' COLLATE BINARY",
  "SELECT name FROM people WHERE joined >= '2024-02-01' AND joined < date('2024-03-15', '+1 day') ORDER BY joined",
  "SELECT name FROM people WHERE date(joined) = '2024-03-15' ORDER BY id",
  "SELECT name FROM people WHERE strftime('%m', joined) = '03' ORDER BY id",
  "SELECT id FROM visits WHERE at BETWEEN strftime('%s', '2024-01-01') AND strftime('%s', '2024-02-28') ORDER BY id",
  "SELECT id FROM visits WHERE at > unixepoch('2024-03-01') ORDER BY id",
  'SELECT id, (at - 1706704245) / 86400.0 AS days, (at - 1706704245) / 86400 AS whole FROM visits ORDER BY id',
  "SELECT name FROM people WHERE id = +'2' OR -id = -3 ORDER BY id",
  'SELECT 1 AS a, 2 AS A, 3 AS "b c"',
  "SELECT name n, age AS 'the age' FROM people WHERE n LIKE 'a%'",
  "SELECT count(*), sum(age), name || '!' FROM people WHERE id = 1",
  "SELECT p.name FROM people p INDEXED BY sqlite_autoindex_people_1 WHERE p.email = 'ann@y.org'",
  'SELECT id FROM people NOT INDEXED WHERE id > 3',
  'PRAGMA foreign_keys = ON',
  "PRAGMA journal_mode = 'memory'",
  'PRAGMA busy_timeout = 3000',
  'PRAGMA synchronous = NORMAL',
  "SELECT cid, name, pk FROM pragma_table_info('tags') ORDER BY cid",
  "SELECT m.name, count(*) AS columns FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' GROUP BY m.name ORDER BY m.name",
  'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(\'visits\')',
];

/** Statements that change rows, each with the query that shows what became of it. */
export const OWN_CHANGES: readonly (readonly [string, string])[] = [
  ["INSERT INTO people (name, email) VALUES ('fay', 'fay@y.org')", 'SELECT id, name, email, active FROM people ORDER BY id'],
  ["INSERT INTO people (name) VALUES ('gus'), ('hal') RETURNING name, active AS on_", 'SELECT count(*) AS c FROM people'],
  ["INSERT INTO settings VALUES ('d', 4, '5')", 'SELECT key, value, n, typeof(n) AS t FROM settings ORDER BY key'],
  ["INSERT INTO settings (key, value) VALUES ('a', 'x') ON CONFLICT(key) DO UPDATE SET value = excluded.value", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT INTO settings (key, n) VALUES ('a', 5), ('z', 6) ON CONFLICT (key) DO UPDATE SET n = n + excluded.n, value = coalesce(value, '') || '!'", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT INTO settings (key, value) VALUES ('b', 'no') ON CONFLICT DO NOTHING", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT INTO settings (key, n) VALUES ('c', 9) ON CONFLICT (key) DO UPDATE SET n = max(n, excluded.n) WHERE excluded.n > settings.n", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT OR REPLACE INTO settings (key, value) VALUES ('a', 'again'), ('y', 'why')", 'SELECT * FROM settings ORDER BY key'],
  ["REPLACE INTO settings (key, n) VALUES ('c', 33)", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT OR IGNORE INTO settings VALUES ('a', 'x', 1), ('q', 'x', 2)", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT OR ABORT INTO settings (key) VALUES ('w')", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT OR FAIL INTO settings (key, n) VALUES ('w', NULL)", 'SELECT * FROM settings ORDER BY key'],
  ["INSERT INTO people (name, email) VALUES ('x', 'ANN@y.org') ON CONFLICT(email) DO UPDATE SET name = excluded.name, age = ifnull(age, 0) + 1", 'SELECT id, name, email, age FROM people ORDER BY id'],
  ["INSERT OR REPLACE INTO tags (person, tag, weight) VALUES (1, 'red', 9), (3, 'new', 1)", 'SELECT * FROM tags ORDER BY person, tag'],
  ["INSERT INTO tags SELECT id, 'all', score FROM people WHERE score IS NOT NULL", 'SELECT * FROM tags ORDER BY person, tag'],
  ["INSERT INTO tags (tag, person) SELECT DISTINCT lower(kind), person FROM visits WHERE person IS NOT NULL", 'SELECT * FROM tags ORDER BY person, tag'],
  ["WITH top AS (SELECT id FROM people ORDER BY score DESC LIMIT 2) INSERT INTO tags SELECT id, 'top', 1 FROM top", 'SELECT * FROM tags ORDER BY person, tag'],
  ["INSERT INTO people (id, name, age, score, joined) VALUES (50, 'ida', '22', 7, CURRENT_DATE)", 'SELECT id, age, typeof(age) AS ta, score, typeof(score) AS ts, length(joined) AS l FROM people WHERE id = 50'],
  ["INSERT INTO visits (person, kind, at, day) VALUES (2, 'x', strftime('%s', '2024-05-01'), date('2024-05-01', '+1 day'))", "SELECT person, at, day FROM visits WHERE kind = 'x'"],
  ["INSERT INTO people (id, name) VALUES (NULL, 'auto')", "SELECT id > 5 AS later FROM people WHERE name = 'auto'"],
  ["INSERT OR REPLACE INTO people (id, name, email) VALUES (1, 'Ann2', 'EVA@Y.ORG')", 'SELECT id, name, email, age, active FROM people ORDER BY id'],
  ["REPLACE INTO people (id, name, email, score) VALUES (9, 'new', 'new@y.org', 1)", 'SELECT id, name, email, score FROM people ORDER BY id'],
  ["REPLACE INTO people (id, name) VALUES (5, 'other')", 'SELECT id, name, email, score FROM people ORDER BY id'],
  ["REPLACE INTO people (id, name, email) VALUES (NULL, 'by mail', 'Eva@y.org') RETURNING name", 'SELECT name, email, score FROM people ORDER BY id'],
  ["UPDATE people SET age = age + 1, score = coalesce(score, 0) * 2 WHERE active", 'SELECT id, age, score FROM people ORDER BY id'],
  ["UPDATE people SET name = upper(substr(name, 1, 1)) || substr(name, 2), joined = datetime(joined, '+1 day')", 'SELECT id, name, joined FROM people ORDER BY id'],
  ["UPDATE people SET active = NOT active", 'SELECT id, active FROM people ORDER BY id'],
  ["UPDATE people SET (name, age) = (SELECT key, n FROM settings WHERE n = people.id) WHERE id IN (1, 2)", 'SELECT id, name, age FROM people ORDER BY id'],
  ["UPDATE people SET score = (SELECT avg(weight) FROM tags WHERE person = people.id)", 'SELECT id, score FROM people ORDER BY id'],
  ["UPDATE people SET score = t.s FROM (SELECT person, sum(weight) AS s FROM tags GROUP BY person) t WHERE t.person = people.id", 'SELECT id, score FROM people ORDER BY id'],
  ["UPDATE settings SET n = n + 1, value = n WHERE key <> 'b' RETURNING key, n", 'SELECT * FROM settings ORDER BY key'],
  ["UPDATE OR IGNORE settings SET key = 'b' WHERE key = 'a'", 'SELECT * FROM settings ORDER BY key'],
  ["UPDATE people SET info = json_set(info, '$.seen', 1) WHERE json_valid(info)", 'SELECT id, info FROM people ORDER BY id'],
  ["UPDATE visits SET kind = CASE WHEN kind LIKE 'log%' THEN 'auth' ELSE kind END, detail = NULL WHERE day IS NOT NULL", 'SELECT id, kind, detail FROM visits ORDER BY id'],
  ["UPDATE people SET age = '40', score = '1.5' WHERE id = 3", 'SELECT age, typeof(age) AS t, score, typeof(score) AS u FROM people WHERE id = 3'],
  ["UPDATE visits SET at = at / 1000 * 1000, person = nullif(person, 3)", 'SELECT id, at, person FROM visits ORDER BY id'],
  ["DELETE FROM visits WHERE kind IN ('click', 'logout') AND person = 1", 'SELECT id FROM visits ORDER BY id'],
  ["DELETE FROM visits WHERE person NOT IN (SELECT id FROM people WHERE active)", 'SELECT id FROM visits ORDER BY id'],
  ["DELETE FROM settings WHERE value IS NULL OR n > 1 RETURNING key", 'SELECT * FROM settings ORDER BY key'],
  ["DELETE FROM tags WHERE (person, tag) IN (VALUES (1, 'red'), (2, 'red'))", 'SELECT * FROM tags ORDER BY person, tag'],
  ["DELETE FROM visits WHERE id IN (SELECT id FROM visits ORDER BY at DESC LIMIT 2)", 'SELECT id FROM visits ORDER BY id'],
  ["DELETE FROM visits WHERE at < strftime('%s', '2024-02-01')", 'SELECT id FROM visits ORDER BY id'],
  ["DELETE FROM visits", 'SELECT count(*) AS c FROM visits'],
  ["WITH old AS (SELECT person FROM visits GROUP BY person HAVING count(*) > 2) DELETE FROM tags WHERE person IN (SELECT person FROM old)", 'SELECT * FROM tags ORDER BY person, tag'],
  ["DELETE FROM people WHERE rowid = 5", 'SELECT id FROM people ORDER BY id'],
]; // prettier-ignore

/** Definitions that all have a translation, one after another. */
export const OWN_DEFINITIONS = `
CREATE TABLE t1 (id INTEGER PRIMARY KEY, a VARCHAR(50) NOT NULL DEFAULT 'x''y', b NUMERIC(10,2) DEFAULT 1.50, c BOOLEAN NOT NULL DEFAULT TRUE, d DATE DEFAULT (date('now')), e TIMESTAMP DEFAULT CURRENT_TIMESTAMP, f REAL DEFAULT -1.5, g BLOB DEFAULT x'00ff', h TEXT DEFAULT NULL, i INT DEFAULT 0x10);
CREATE TABLE IF NOT EXISTS t2 (a INTEGER NOT NULL, b TEXT NOT NULL, c REAL, PRIMARY KEY (a, b), UNIQUE (b, c), CHECK (c >= 0 OR c IS NULL), FOREIGN KEY (a) REFERENCES t1 (id) ON UPDATE CASCADE ON DELETE SET NULL);
CREATE TABLE t3 (code TEXT PRIMARY KEY COLLATE NOCASE, parent TEXT REFERENCES t3(code) ON DELETE RESTRICT, n INTEGER CHECK (n BETWEEN 1 AND 10) UNIQUE) WITHOUT ROWID;
CREATE TABLE t4 (id INTEGER PRIMARY KEY AUTOINCREMENT, price REAL, qty INT, total REAL GENERATED ALWAYS AS (price * qty) STORED, label TEXT AS (upper(coalesce(name, '?'))), name TEXT);
CREATE TABLE t5 (id INTEGER PRIMARY KEY, kind TEXT CHECK (kind IN ('a', 'b', 'c')), email TEXT CHECK (email LIKE '%_@_%'), age INT CHECK (age > 0 AND age < 150), data TEXT CHECK (json_valid(data)), flag INT CHECK (flag IN (0, 1)) DEFAULT 0, len TEXT CHECK (length(len) <= 20), typ INT CHECK (typeof(typ) IN ('integer', 'null')));
CREATE TABLE "t 6" ("select" TEXT, [from where] INTEGER, \`group\` REAL, 'quoted' TEXT);
CREATE TABLE t7 (a INTEGER PRIMARY KEY ON CONFLICT REPLACE, b TEXT UNIQUE ON CONFLICT IGNORE, c TEXT NOT NULL ON CONFLICT FAIL);
CREATE TABLE t8 (id INTEGER PRIMARY KEY, t1_id INTEGER CONSTRAINT fk_t1 REFERENCES t1 (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, CONSTRAINT positive CHECK (id > 0), CONSTRAINT one_of UNIQUE (t1_id));
CREATE TABLE t9 (id BIGINT NOT NULL, at DATETIME NOT NULL DEFAULT (datetime('now', 'localtime')), u INTEGER DEFAULT (strftime('%s', 'now')), r TEXT DEFAULT (hex(randomblob(8))), j JSON DEFAULT '{}', m DECIMAL DEFAULT 0, PRIMARY KEY (id));
CREATE TABLE t10 (id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)))), n DOUBLE PRECISION, s SMALLINT, k CHARACTER(20), x);
CREATE TABLE t11 (a INT, b INT, CHECK (a <> b), CHECK (coalesce(a, b) IS NOT NULL), UNIQUE (a), UNIQUE (a, b)) STRICT;
CREATE TABLE t12 AS SELECT id, a, count(*) AS c FROM t1 GROUP BY id, a;
CREATE TEMPORARY TABLE t13 (x INTEGER, y TEXT);
CREATE TABLE main.t14 (a INT DEFAULT (1 + 2 * 3), b TEXT DEFAULT ('a' || 'b'), c REAL DEFAULT (round(2.5)), d INT DEFAULT (abs(-4)), e TEXT DEFAULT "dq", f TEXT DEFAULT current_time, g INT DEFAULT +5, h TEXT DEFAULT true);
CREATE INDEX i1 ON t1 (a);
CREATE UNIQUE INDEX i2 ON t1 (a, b DESC);
CREATE INDEX IF NOT EXISTS i3 ON t1 (lower(a), c) WHERE c = 1 AND d IS NOT NULL;
CREATE INDEX i4 ON t5 (json_extract(data, '$.k'));
CREATE UNIQUE INDEX i5 ON t3 (parent COLLATE NOCASE);
CREATE INDEX i6 ON t1 (substr(a, 1, 3), length(a) DESC);
CREATE INDEX i7 ON t4 (price * qty) WHERE name LIKE 'a%';
CREATE INDEX i8 ON t9 (date(at));
CREATE INDEX main.i9 ON t1 (d);
CREATE INDEX i10 ON t9 (strftime('%Y-%m', at));
CREATE UNIQUE INDEX i11 ON t5 (kind, coalesce(email, ''));
CREATE VIEW v1 AS SELECT id, a || ':' || b AS ab, c FROM t1 WHERE c;
CREATE VIEW IF NOT EXISTS v2 (x, y) AS SELECT a, count(*) FROM t1 GROUP BY a HAVING count(*) > 1 ORDER BY 2 DESC;
CREATE TEMP VIEW v3 AS SELECT t1.a, t2.c FROM t1 LEFT JOIN t2 ON t2.a = t1.id;
CREATE VIEW v4 AS WITH r AS (SELECT id, row_number() OVER (ORDER BY f) AS n FROM t1) SELECT * FROM r WHERE n <= 3;
CREATE VIEW v5 AS SELECT 'x' AS k, sum(qty) AS q FROM t4 UNION ALL SELECT name, qty FROM t4;
CREATE VIEW v6 AS SELECT strftime('%Y', e) AS y, group_concat(a, ',') AS names FROM t1 GROUP BY 1;
CREATE TRIGGER tr1 AFTER INSERT ON t1 BEGIN INSERT INTO t2 (a, b) VALUES (new.id, new.a); END;
CREATE TRIGGER IF NOT EXISTS tr2 BEFORE UPDATE OF a, b ON t1 FOR EACH ROW WHEN old.a IS NOT new.a BEGIN SELECT CASE WHEN new.a = '' THEN RAISE(ABORT, 'empty') END; UPDATE t2 SET b = new.a WHERE a = old.id; END;
CREATE TRIGGER tr3 AFTER DELETE ON t1 BEGIN DELETE FROM t2 WHERE a = old.id; DELETE FROM t4 WHERE id = old.id; END;
CREATE TRIGGER tr4 INSTEAD OF INSERT ON v1 BEGIN INSERT INTO t1 (a, c) VALUES (new.ab, coalesce(new.c, 1)); END;
CREATE TRIGGER tr5 AFTER UPDATE ON t4 WHEN new.qty < 0 BEGIN UPDATE t4 SET qty = 0 WHERE id = new.id; INSERT INTO t7 (b, c) VALUES ('neg', datetime('now')) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER tr6 BEFORE DELETE ON t5 WHEN old.flag = 1 BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER tr7 AFTER INSERT ON t4 BEGIN UPDATE t4 SET name = (SELECT a FROM t1 WHERE id = NEW.id) WHERE rowid = NEW.rowid; REPLACE INTO t2 (a, b) VALUES (NEW.id, 'r'); END;
ALTER TABLE t1 ADD COLUMN extra TEXT NOT NULL DEFAULT '';
ALTER TABLE t1 ADD z INTEGER REFERENCES t8(id);
ALTER TABLE t5 RENAME COLUMN len TO size;
ALTER TABLE t14 RENAME TO t15;
ALTER TABLE t15 DROP COLUMN h;
ALTER TABLE t15 ADD COLUMN w REAL DEFAULT 2 CHECK (w > 0);
DROP TRIGGER IF EXISTS tr1;
DROP VIEW v6;
DROP INDEX i1;
DROP INDEX IF EXISTS none_such;
DROP TABLE IF EXISTS t13;
DROP TABLE t12;
DROP TRIGGER tr6;
REINDEX t1;
ANALYZE t1;
`;
