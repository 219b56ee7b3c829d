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
SELECT a, b, c, typeof(a) AS ta, typeof(b) AS tb, typeof(c) AS tc, typeof(e) AS te FROM s;

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
