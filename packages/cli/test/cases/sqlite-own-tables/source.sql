-- SQLite's own tables are not taken for tables of the application
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT);
INSERT INTO t (v) VALUES ('a'), ('b');
CREATE INDEX t_v ON t (v);
ANALYZE;
