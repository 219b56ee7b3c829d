-- a NUL inside text ends the run where the config says so
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
INSERT INTO t VALUES (1, 'plain'), (2, 'a' || char(0) || 'b');
