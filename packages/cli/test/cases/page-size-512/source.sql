-- a file with pages of 512 bytes is read whole, rows over several pages included
PRAGMA page_size = 512;
CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT, n REAL, data BLOB);
INSERT INTO t SELECT value, hex(zeroblob(value * 7)), value / 3.0, zeroblob(value) FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 60) SELECT value FROM n);
CREATE TABLE k (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
INSERT INTO k SELECT 'key ' || id || body, id FROM t WHERE id < 20;
