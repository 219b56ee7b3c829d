-- keys that are two in SQLite and one after their repair: both rows arrive, the key is not made, and the report says so
CREATE TABLE t (name TEXT PRIMARY KEY, a TEXT) WITHOUT ROWID;
INSERT INTO t VALUES (CAST(x'61ff' AS TEXT), 'first'), (CAST(x'61fe' AS TEXT), 'second'), ('b', 'third');
CREATE TABLE u (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
INSERT INTO u VALUES (1, 'x'), (2, 'x' || char(0));
