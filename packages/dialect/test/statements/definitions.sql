CREATE TABLE x1(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT UNIQUE, n INT DEFAULT 5);
INSERT INTO x1(a, b) VALUES ('a', 'b'), ('c', 'd');
INSERT OR REPLACE INTO x1(a, b, n) VALUES ('a', 'd', 9);
SELECT a, b, n FROM x1 ORDER BY a;

CREATE TABLE x3(id INTEGER PRIMARY KEY, a INT, b INT AS (a * 2) STORED, c TEXT GENERATED ALWAYS AS (a || '-' || id) VIRTUAL);
INSERT INTO x3(a) VALUES (1), (2);
UPDATE x3 SET a = a + 10 WHERE b = 4;
SELECT * FROM x3 ORDER BY id;

CREATE TABLE x4 AS SELECT id, name, age * 2 AS dbl FROM people WHERE age IS NOT NULL;
SELECT * FROM x4 ORDER BY id;

CREATE TABLE x5(a TEXT CHECK(a IN ('x','y')) DEFAULT 'x', b INT NOT NULL DEFAULT (1 + 1), c TEXT DEFAULT CURRENT_TIMESTAMP);
INSERT INTO x5 DEFAULT VALUES;
SELECT a, b, length(c) AS l FROM x5;

CREATE TABLE x6(id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT);
INSERT INTO x6(v) VALUES ('a'), ('b');
DELETE FROM x6 WHERE v = 'b';
INSERT INTO x6(v) VALUES ('c');
SELECT * FROM x6 ORDER BY id;

CREATE TABLE x7(a INT, b TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID;
INSERT INTO x7 VALUES (1, 'x');
INSERT INTO x7 VALUES (1, 'x') ON CONFLICT(a, b) DO NOTHING;
ALTER TABLE x7 ADD COLUMN c REAL DEFAULT 1.5;
SELECT * FROM x7;

CREATE TABLE x8(a INT);
CREATE UNIQUE INDEX x8a ON x8(a) WHERE a > 0;
INSERT INTO x8 VALUES (1), (-1), (-1);
INSERT OR IGNORE INTO x8 VALUES (1), (2);
SELECT a FROM x8 ORDER BY a;

CREATE TABLE x8(a INT, b INT);
CREATE UNIQUE INDEX x8a ON x8(a) WHERE b = 1;
INSERT INTO x8 VALUES (1, 1);
INSERT INTO x8 VALUES (1, 1) ON CONFLICT(a) WHERE b = 1 DO UPDATE SET b = 2;
SELECT a, b FROM x8 ORDER BY a;

CREATE TABLE x9(email TEXT COLLATE NOCASE UNIQUE, n INT);
INSERT INTO x9 VALUES ('A@x', 1);
INSERT INTO x9 VALUES ('a@X', 2) ON CONFLICT(email) DO UPDATE SET n = n + excluded.n;
SELECT * FROM x9;

CREATE TABLE log(t TEXT, v TEXT);
CREATE TRIGGER tr AFTER INSERT ON tags BEGIN INSERT INTO log VALUES ('ins', NEW.tag || ':' || NEW.person); END;
INSERT INTO tags VALUES (5, 'new', 1);
SELECT * FROM log;

CREATE TRIGGER tr BEFORE INSERT ON tags WHEN NEW.weight < 0 BEGIN SELECT RAISE(ABORT, 'negative'); END;
INSERT INTO tags VALUES (5, 'new', -1);
SELECT 1;

CREATE TRIGGER tr AFTER UPDATE OF name ON people FOR EACH ROW WHEN OLD.name <> NEW.name BEGIN UPDATE people SET joined = '2030-01-01' WHERE id = OLD.id; END;
UPDATE people SET name = 'x' WHERE id = 1;
UPDATE people SET age = 1 WHERE id = 2;
SELECT id, joined FROM people ORDER BY id;

CREATE VIEW v AS SELECT id, name FROM people WHERE active;
CREATE TRIGGER tr INSTEAD OF UPDATE ON v BEGIN UPDATE people SET name = NEW.name WHERE id = OLD.id; END;
UPDATE v SET name = name || '!' WHERE id = 1;
SELECT name FROM people ORDER BY id;

CREATE VIEW v AS SELECT id, name FROM people;
CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN INSERT INTO people(id, name, email) VALUES (NEW.id, NEW.name, lower(NEW.name) || '@z'); END;
INSERT INTO v VALUES (20, 'Zoe');
SELECT name, email FROM people WHERE id = 20;

CREATE VIEW v(a, b) AS SELECT name, score * 2 FROM people;
CREATE VIEW w AS SELECT a, b FROM v WHERE b > 0;
SELECT * FROM w ORDER BY a;

CREATE TRIGGER tr AFTER INSERT ON tags BEGIN UPDATE settings SET n = n + 1 WHERE key = 'a'; SELECT CASE WHEN (SELECT count(*) FROM tags) > 100 THEN RAISE(FAIL, 'too many') END; END;
INSERT INTO tags VALUES (5, 'n1', 1), (5, 'n2', 1);
SELECT n FROM settings WHERE key = 'a';

CREATE TRIGGER tr AFTER DELETE ON people BEGIN DELETE FROM visits WHERE person = OLD.id; END;
DELETE FROM visits WHERE 0;
DELETE FROM people WHERE id = 5;
SELECT count(*) AS c FROM visits;

CREATE TABLE s(a INTEGER, b REAL, c TEXT, d BLOB, e ANY) STRICT;
INSERT INTO s VALUES ('1', 2, 3, x'00', 'any');
SELECT a, b, c, typeof(a) AS ta, typeof(b) AS tb, typeof(c) AS tc, e FROM s;

CREATE TEMP TABLE tt AS SELECT person, count(*) AS n FROM visits GROUP BY person;
SELECT * FROM tt WHERE person IS NOT NULL ORDER BY person;

CREATE INDEX i1 ON people(name COLLATE NOCASE, age DESC);
CREATE INDEX i2 ON people(lower(email)) WHERE active = 1;
CREATE INDEX IF NOT EXISTS i3 ON visits(day);
DROP INDEX i3;
SELECT count(*) AS c FROM people;

CREATE TABLE fk1(id INTEGER PRIMARY KEY, p INT REFERENCES people ON DELETE SET NULL, q INT, FOREIGN KEY(q) REFERENCES visits(id) ON DELETE CASCADE);
INSERT INTO fk1(p, q) VALUES (1, 1);
SELECT * FROM fk1;

SAVEPOINT s1;
UPDATE people SET age = 0;
ROLLBACK TO s1;
RELEASE s1;
SELECT sum(age) AS s FROM people;

CREATE TABLE n(id INTEGER PRIMARY KEY, p NUMERIC, d DECIMAL(10,2), q INTEGER, r REAL);
INSERT INTO n VALUES (1, 18, 2.5, 3, 0.1), (2, 14.4, 3, 7, 0.15), (3, NULL, 1.1, 3, 1.5), (4, 0, 0, 0, 0.0), (5, -7, 2, -2, 0.5), (6, 1.1, 0.1, 3, 1.0), (7, 123456789012, 0.07, 9007199254740993, 2.0);
SELECT id, p * q * r AS a, p * q * (1 - r) AS b, (p + d) * r AS c, (p - q) / r AS e, (p / q) * r AS f, (q / p) + r AS g, p / d * 1.0 AS h, round(p * q, 2) AS i, sum(p * q * r) OVER () AS j, p * q AS k, p / q AS l, p > r AS m, d = r AS n, p <= avg(r) OVER () AS o, d < 0.1 AS pp FROM n ORDER BY id;

CREATE TABLE n(id INTEGER PRIMARY KEY, p NUMERIC, r REAL);
INSERT INTO n VALUES (1, 18, 0.1), (2, 14.5, 14.5), (3, NULL, 18.0);
SELECT id FROM n WHERE p IN (SELECT r FROM n) OR p NOT IN (18, 14.5) OR (p, 1) IN (SELECT r, 1 FROM n) ORDER BY id;

CREATE TABLE x10(a TEXT, n INT);
CREATE UNIQUE INDEX x10a ON x10(lower(a));
INSERT INTO x10 VALUES ('A', 1);
INSERT INTO x10 VALUES ('a', 2) ON CONFLICT(lower(a)) DO UPDATE SET n = 7;
SELECT * FROM x10;

CREATE TABLE x11(a TEXT, b INT, n INT);
CREATE UNIQUE INDEX x11a ON x11(coalesce(a, ''), b DESC);
INSERT INTO x11 VALUES (NULL, 1, 1);
INSERT INTO x11 VALUES (NULL, 1, 2) ON CONFLICT(coalesce(a, ''), b) DO UPDATE SET n = n + excluded.n;
SELECT * FROM x11;

CREATE TABLE x12(a TEXT, n INT);
CREATE UNIQUE INDEX x12a ON x12(a COLLATE NOCASE);
INSERT INTO x12 VALUES ('A', 1);
INSERT INTO x12 VALUES ('a', 2) ON CONFLICT(a COLLATE NOCASE) DO UPDATE SET n = 7;
SELECT * FROM x12;

CREATE TABLE x13(d TEXT, n INT);
CREATE UNIQUE INDEX x13a ON x13(date(d), substr(d, 1, 4));
INSERT INTO x13 VALUES ('2024-01-01 10:00:00', 1);
INSERT INTO x13 VALUES ('2024-01-01', 2) ON CONFLICT(date(d), substr(d, 1, 4)) DO UPDATE SET n = 7;
SELECT * FROM x13;

CREATE TABLE x14(j TEXT, n INT);
CREATE UNIQUE INDEX x14a ON x14(json_extract(j, '$.id'));
INSERT INTO x14 VALUES ('{"id":1}', 1);
INSERT INTO x14 VALUES ('{"id":1,"x":2}', 2) ON CONFLICT(json_extract(j, '$.id')) DO UPDATE SET j = excluded.j;
SELECT * FROM x14;

CREATE TRIGGER t1 AFTER INSERT ON tags WHEN (SELECT count(*) FROM tags) > 4 BEGIN DELETE FROM tags WHERE person = (SELECT min(person) FROM tags); END;
INSERT INTO tags VALUES (9, 'z', 1);
SELECT * FROM tags ORDER BY person, tag;

CREATE TRIGGER t1 AFTER UPDATE OF age, score ON people BEGIN INSERT OR IGNORE INTO settings(key, n) VALUES ('u' || NEW.id, OLD.age); UPDATE settings SET n = ifnull(n, 0) + 1 WHERE key = 'a'; END;
UPDATE people SET age = age + 1 WHERE id < 3;
UPDATE people SET name = 'q' WHERE id = 3;
SELECT key, n FROM settings ORDER BY key;

CREATE TRIGGER t1 BEFORE UPDATE ON people WHEN NEW.age IS NOT OLD.age AND NEW.age > 100 BEGIN SELECT RAISE(ROLLBACK, 'too old'); END;
UPDATE people SET age = 101;
SELECT 1;

CREATE TRIGGER t1 BEFORE INSERT ON settings BEGIN SELECT CASE WHEN NEW.key LIKE 'bad%' THEN RAISE(IGNORE) END; END;
INSERT INTO settings(key, n) VALUES ('bad1', 1), ('good', 2);
SELECT key, n FROM settings ORDER BY key;

CREATE TRIGGER t1 AFTER INSERT ON visits BEGIN UPDATE visits SET day = date(NEW.at, 'unixepoch'), detail = json_object('k', NEW.kind, 'u', (SELECT name FROM people WHERE id = NEW.person)) WHERE id = NEW.id; END;
INSERT INTO visits(person, kind, at) VALUES (1, 'new', 1710482828), (2, 'x', NULL);
SELECT person, kind, day, detail FROM visits WHERE id > 6 ORDER BY id;

CREATE TRIGGER t1 AFTER DELETE ON tags BEGIN INSERT INTO tags VALUES (OLD.person + 100, OLD.tag, OLD.weight); END;
DELETE FROM tags WHERE person = 1;
SELECT * FROM tags ORDER BY person, tag;

CREATE TABLE audit(id INTEGER PRIMARY KEY, at TEXT DEFAULT CURRENT_TIMESTAMP, what TEXT, old TEXT, new TEXT);
CREATE TRIGGER t1 AFTER UPDATE ON settings FOR EACH ROW WHEN OLD.value IS NOT NEW.value BEGIN INSERT INTO audit(what, old, new) VALUES ('settings.' || OLD.key, OLD.value, NEW.value); END;
UPDATE settings SET value = upper(value) || '!';
SELECT what, old, new FROM audit ORDER BY what;

CREATE TABLE c1(id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('a', 'b')), qty INT DEFAULT 1 CHECK (qty > 0), price REAL CHECK (price >= 0 OR price IS NULL), code TEXT CHECK (length(code) = 3 AND code = upper(code)), d TEXT CHECK (d IS date(d)), CHECK (kind <> 'b' OR qty < 10));
INSERT INTO c1(kind, code, d) VALUES ('a', 'ABC', '2024-01-01');
SELECT kind, qty, price, code, d FROM c1;

CREATE TABLE c1(kind TEXT CHECK (kind IN ('a', 'b')));
INSERT INTO c1 VALUES ('c');
SELECT 1;

CREATE TABLE c1(code TEXT CHECK (code GLOB '[A-Z][0-9]*'));
INSERT INTO c1 VALUES ('a1');
SELECT 1;

CREATE TABLE c1(a INT CHECK (a > 5));
INSERT INTO c1 VALUES (NULL), (6);
SELECT a FROM c1 ORDER BY a;

CREATE TABLE c1(a TEXT UNIQUE COLLATE NOCASE);
INSERT INTO c1 VALUES ('a');
INSERT INTO c1 VALUES ('A');
SELECT 1;

CREATE TABLE c1(a INT UNIQUE, b INT);
INSERT INTO c1 VALUES (NULL, 1), (NULL, 2), (1, 3);
INSERT OR REPLACE INTO c1 VALUES (1, 4), (NULL, 5);
SELECT a, b FROM c1 ORDER BY b;

CREATE TABLE c1(p INT, q TEXT, r REAL, PRIMARY KEY(q, p));
INSERT INTO c1 VALUES (1, 'a', 1), (2, 'a', 2);
INSERT INTO c1 VALUES (1, 'a', 9) ON CONFLICT(q, p) DO UPDATE SET r = excluded.r + r;
REPLACE INTO c1 VALUES (2, 'a', 0);
SELECT * FROM c1 ORDER BY p;

CREATE TABLE parent(id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE child(id INTEGER PRIMARY KEY, pid INT REFERENCES parent(id) ON DELETE CASCADE, pcode TEXT REFERENCES parent(code) ON UPDATE CASCADE ON DELETE SET NULL);
INSERT INTO parent VALUES (1, 'a'), (2, 'b');
INSERT INTO child VALUES (1, 1, 'b'), (2, 2, 'a');
SELECT id, pid, pcode FROM child ORDER BY id;

CREATE VIEW v1 AS SELECT p.id, p.name, count(v.id) AS n, max(v.at) AS last FROM people p LEFT JOIN visits v ON v.person = p.id GROUP BY p.id;
CREATE VIEW v2 AS SELECT name, n FROM v1 WHERE n > 0;
SELECT * FROM v2 ORDER BY n DESC, name;

CREATE VIEW v1 AS SELECT id, json_extract(info, '$.a.b') AS b, active AND age > 30 AS x, score / 2 AS half FROM people;
SELECT id, b, x, half, typeof(x) AS t FROM v1 ORDER BY id;

CREATE VIEW v1(a, b) AS VALUES (1, 'x'), (2, 'y');
SELECT * FROM v1 ORDER BY a;

CREATE TABLE cp AS SELECT id, name, score * 2 AS dbl, age > 10 AS old, joined FROM people WHERE id < 4;
INSERT INTO cp(id, name) VALUES (9, 'n');
SELECT * FROM cp ORDER BY id;

ALTER TABLE settings ADD COLUMN extra TEXT DEFAULT 'e';
UPDATE settings SET extra = key || extra WHERE n > 1;
ALTER TABLE settings RENAME COLUMN value TO val;
SELECT key, val, n, extra FROM settings ORDER BY key;

ALTER TABLE tags RENAME TO labels;
INSERT INTO labels VALUES (7, 'l', 1);
SELECT count(*) AS c FROM labels;

DROP TABLE tags;
CREATE TABLE tags(a INT);
INSERT INTO tags VALUES (1);
SELECT * FROM tags;

CREATE TABLE gen(a INT, b INT GENERATED ALWAYS AS (a * 2), c TEXT AS (printf('%03d', a)) STORED, d TEXT AS (CASE WHEN a > 5 THEN 'big' ELSE 'small' END));
INSERT INTO gen(a) VALUES (3), (7), (NULL);
SELECT * FROM gen ORDER BY a;

CREATE TABLE js(id INTEGER PRIMARY KEY, doc TEXT CHECK (json_valid(doc)), name TEXT AS (json_extract(doc, '$.name')) VIRTUAL);
INSERT INTO js(doc) VALUES ('{"name":"n1","x":[1]}'), ('{}');
CREATE INDEX jsi ON js(json_extract(doc, '$.x[0]'));
SELECT id, name, json_extract(doc, '$.x[0]') AS x FROM js ORDER BY id;
