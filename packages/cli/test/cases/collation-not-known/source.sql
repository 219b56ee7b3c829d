-- a collation that only the application knows: the rows arrive, and the report names it
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
INSERT INTO t VALUES (1, 'x', 'y'), (2, 'ä', NULL);
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE german, b TEXT)' WHERE name = 't';
PRAGMA writable_schema = RESET;
