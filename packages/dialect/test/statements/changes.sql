INSERT INTO settings(key, value) VALUES ('a', 'n') ON CONFLICT(key) DO UPDATE SET value = excluded.value || '!', n = settings.n + 1 RETURNING key, value, n;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings AS s (key, n) VALUES ('a', 5) ON CONFLICT(key) DO UPDATE SET n = s.n + excluded.n;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, n) VALUES ('a', 5), ('e', 6) ON CONFLICT(key) DO UPDATE SET n = CASE WHEN excluded.n > n THEN excluded.n ELSE n END;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, n) VALUES ('a', 1) ON CONFLICT(key) DO UPDATE SET n = n + 1 WHERE value IS NOT NULL;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, n) SELECT name, age FROM people WHERE age IS NOT NULL ON CONFLICT(key) DO NOTHING;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, n) SELECT key || '2', n * 10 FROM settings WHERE true ON CONFLICT(key) DO UPDATE SET n = excluded.n;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, value, n) VALUES ('a','x',1) ON CONFLICT(key) DO UPDATE SET (value, n) = (excluded.value, excluded.n + 100);
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key) VALUES ('n1') RETURNING *;
SELECT * FROM settings ORDER BY key;

INSERT INTO people(name, email) VALUES ('zed', 'z@y.org') RETURNING id, name, upper(email) AS mail;
SELECT count(*) AS c FROM people;

INSERT INTO people(name, email) VALUES ('zed', 'ann@Y.org') ON CONFLICT(email) DO UPDATE SET name = excluded.name, age = age + 1 WHERE people.age < 100 RETURNING id, name, age;
SELECT id, name, email, age FROM people ORDER BY id;

INSERT INTO people(id, name) VALUES (1, 'dup') ON CONFLICT DO NOTHING RETURNING id;
SELECT name FROM people ORDER BY id;

INSERT OR IGNORE INTO people(id, name, email) VALUES (1, 'a', 'q'), (7, 'b', 'ann@y.org'), (8, 'c', 'new');
SELECT id, name, email FROM people ORDER BY id;

INSERT OR REPLACE INTO settings(key, value, n) SELECT key, upper(value), n + 1 FROM settings WHERE n < 3;
SELECT * FROM settings ORDER BY key;

INSERT OR REPLACE INTO visits(id, person, kind) VALUES (1, 2, 'replaced');
SELECT id, person, kind, at FROM visits ORDER BY id;

INSERT OR ROLLBACK INTO settings(key) VALUES ('rb');
SELECT * FROM settings ORDER BY key;

REPLACE INTO tags SELECT person, tag, weight + 1 FROM tags WHERE weight IS NOT NULL;
SELECT * FROM tags ORDER BY person, tag;

INSERT INTO tags VALUES (1, 'green', '3.5'), (2, 5, 4);
SELECT person, tag, weight, typeof(weight) AS t, typeof(tag) AS tt FROM tags ORDER BY person, tag;

INSERT INTO people(name, age, score, active) VALUES ('t', '44', '5', TRUE), ('u', 44.0, 5, FALSE);
SELECT name, age, typeof(age) AS ta, score, typeof(score) AS ts, active FROM people WHERE id > 5 ORDER BY name;

INSERT INTO people(name, joined) VALUES ('now', datetime('now')), ('d', CURRENT_DATE), ('t', CURRENT_TIMESTAMP);
SELECT name, length(joined) AS l FROM people WHERE id > 5 ORDER BY name;

INSERT INTO people(name, photo) VALUES ('b', x'00ff'), ('z', zeroblob(3));
SELECT name, hex(photo) AS h, length(photo) AS l, typeof(photo) AS t FROM people WHERE id > 5 ORDER BY name;

INSERT INTO people(name, info) VALUES ('j', json_object('k', json_array(1, 'x'), 'n', NULL));
SELECT info, json_extract(info, '$.k[1]') AS k FROM people WHERE name = 'j';

INSERT INTO settings SELECT 'sum', sum(n), count(*) FROM settings;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, value, n) VALUES ('v', (SELECT name FROM people WHERE id = 1), (SELECT max(n) FROM settings) + 1);
SELECT * FROM settings ORDER BY key;

INSERT INTO settings DEFAULT VALUES;
SELECT 1;

INSERT INTO visits DEFAULT VALUES;
SELECT count(*) AS c, sum(person IS NULL) AS n FROM visits;

WITH src(k, v) AS (VALUES ('p', 1), ('q', 2)) INSERT INTO settings(key, n) SELECT k, v FROM src;
SELECT * FROM settings ORDER BY key;

WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3) INSERT INTO settings(key, n) SELECT 'k' || x, x FROM c;
SELECT * FROM settings ORDER BY key;

WITH s AS (SELECT 'a' AS k) INSERT OR REPLACE INTO settings(key, value) SELECT k, 'w' FROM s;
SELECT * FROM settings ORDER BY key;

INSERT INTO settings(key, n) SELECT value, json_each.key FROM json_each('["j1","j2"]');
SELECT * FROM settings ORDER BY key;

UPDATE people SET score = score + 1, age = age - 1 WHERE id IN (SELECT person FROM visits);
SELECT id, score, age FROM people ORDER BY id;

UPDATE people SET score = round(score * 1.1, 1), name = name || ' (' || ifnull(age, '?') || ')';
SELECT id, score, name FROM people ORDER BY id;

UPDATE people SET (score, age) = (1.5, 2) WHERE id = 1 RETURNING id, score, age;
SELECT 1 AS x;

UPDATE people AS p SET age = (SELECT count(*) FROM visits WHERE person = p.id);
SELECT id, age FROM people ORDER BY id;

UPDATE people SET age = v.n FROM (SELECT person, count(*) AS n FROM visits GROUP BY person) AS v WHERE people.id = v.person RETURNING people.id, age;
SELECT id, age FROM people ORDER BY id;

UPDATE visits SET kind = p.name FROM people p, settings s WHERE p.id = visits.person AND s.n = p.id;
SELECT id, kind FROM visits ORDER BY id;

UPDATE visits SET kind = lower(kind), detail = coalesce(detail, kind);
SELECT id, kind, detail FROM visits ORDER BY id;

UPDATE OR IGNORE people SET email = 'ben@y.org' WHERE id = 1;
SELECT id, email FROM people ORDER BY id;

UPDATE people SET email = NULL WHERE email LIKE '%@Y.ORG' AND id > 2;
SELECT id, email FROM people ORDER BY id;

UPDATE people SET active = 1 - active, boss = CASE WHEN boss = 1 THEN NULL ELSE 1 END;
SELECT id, active, boss FROM people ORDER BY id;

UPDATE people SET active = (age > 30);
SELECT id, active FROM people WHERE age IS NOT NULL ORDER BY id;

UPDATE people SET active = age > 10 AND score > 0 WHERE age IS NOT NULL AND score IS NOT NULL;
SELECT id, active FROM people ORDER BY id;

UPDATE people SET joined = strftime('%Y-%m-%d', joined, '+1 year'), photo = NULL WHERE joined < '2024-03';
SELECT id, joined, photo FROM people ORDER BY id;

UPDATE settings SET n = n + (SELECT max(n) FROM settings), value = replace(value, '1', 'one');
SELECT * FROM settings ORDER BY key;

UPDATE settings SET value = n, n = value WHERE key = 'a';
SELECT key, value, n, typeof(value) AS t FROM settings ORDER BY key;

UPDATE visits SET at = strftime('%s', day) WHERE day IS NOT NULL;
SELECT id, at FROM visits ORDER BY id;

UPDATE people SET info = json_set(coalesce(info, '{}'), '$.k', id, '$.name', name);
SELECT id, info FROM people ORDER BY id;

UPDATE people SET info = json_remove(info, '$.a') WHERE json_extract(info, '$.a') IS NOT NULL;
SELECT id, info FROM people ORDER BY id;

UPDATE people SET score = NULL WHERE rowid = 1;
SELECT id, score FROM people ORDER BY id;

UPDATE "group" SET "order" = [First Name] || `order`;
SELECT * FROM "group" ORDER BY id;

UPDATE people SET name = substr(name, 1, 1) || lower(substr(name, 2)) WHERE name GLOB '[A-Z]*';
SELECT name FROM people ORDER BY id;

UPDATE people SET age = min(age, 20), score = max(score, 1);
SELECT id, age, score FROM people ORDER BY id;

UPDATE visits SET detail = printf('%05d-%s', id, kind);
SELECT id, detail FROM visits ORDER BY id;

UPDATE people SET id = id + 100 WHERE id = 5;
SELECT id FROM people ORDER BY id;

DELETE FROM people WHERE id NOT IN (SELECT DISTINCT person FROM visits WHERE person IS NOT NULL) RETURNING id, name;
SELECT id FROM people ORDER BY id;

DELETE FROM visits WHERE rowid IN (SELECT rowid FROM visits ORDER BY at LIMIT 2);
SELECT id FROM visits ORDER BY id;

DELETE FROM visits WHERE rowid NOT IN (SELECT min(rowid) FROM visits GROUP BY person, kind);
SELECT id FROM visits ORDER BY id;

DELETE FROM visits AS v WHERE EXISTS (SELECT 1 FROM people p WHERE p.id = v.person AND NOT p.active);
SELECT id FROM visits ORDER BY id;

DELETE FROM visits WHERE day < date('2024-03-01', '-1 day') OR day IS NULL;
SELECT id FROM visits ORDER BY id;

DELETE FROM settings WHERE key = 'a' OR value = 2;
SELECT * FROM settings ORDER BY key;

DELETE FROM settings WHERE NOT n & 1;
SELECT * FROM settings ORDER BY key;

DELETE FROM tags WHERE weight IS NULL OR tag IN ('red', 'blue') AND person = 1;
SELECT * FROM tags ORDER BY person, tag;

DELETE FROM visits WHERE at < (SELECT avg(at) FROM visits);
SELECT id FROM visits ORDER BY id;

DELETE FROM visits WHERE (person, kind) IN (SELECT person, kind FROM visits GROUP BY 1, 2 HAVING count(*) > 1);
SELECT id FROM visits ORDER BY id;
