-- a rollback journal that a crash left behind is heeded: the state before the unfinished transaction arrives
PRAGMA journal_mode = DELETE;
CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO t SELECT value, 'committed ' || value FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 3) SELECT value FROM n);
