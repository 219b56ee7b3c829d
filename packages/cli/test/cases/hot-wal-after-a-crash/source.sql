-- the same where the writer is gone and its log stayed behind, with no shared memory beside it
PRAGMA journal_mode = WAL;
PRAGMA wal_autocheckpoint = 0;
CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO t VALUES (1, 'in the file');
PRAGMA wal_checkpoint(TRUNCATE);
INSERT INTO t VALUES (2, 'in the log');
UPDATE t SET v = 'changed in the log' WHERE id = 1;
