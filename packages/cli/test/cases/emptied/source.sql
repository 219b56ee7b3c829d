-- a table that was emptied, a file with a freelist, tables without rows: nothing arrives that was deleted
CREATE TABLE emptied (id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO emptied SELECT value, hex(zeroblob(500)) FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 300) SELECT value FROM n);
CREATE TABLE dropped AS SELECT * FROM emptied;
CREATE TABLE half AS SELECT id, substr(body, 1, 5) AS body FROM emptied;
DELETE FROM emptied;
DROP TABLE dropped;
DELETE FROM half WHERE id > 3;
CREATE TABLE never (a TEXT PRIMARY KEY, b INTEGER) WITHOUT ROWID;
