-- a virtual table whose module only the application has is reported, and the rest arrives
CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO t VALUES (1, 'a');
PRAGMA writable_schema = ON;
INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'theirs', 'theirs', 0, 'CREATE VIRTUAL TABLE theirs USING their_module(a, b)');
PRAGMA writable_schema = RESET;
