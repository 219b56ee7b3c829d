-- a NOT NULL that was put on rows with NULLs is left out, and the report says so
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT NOT NULL);
INSERT INTO t VALUES (1, NULL, 'x'), (2, 'a', 'y');
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL)' WHERE name = 't';
PRAGMA writable_schema = RESET;
