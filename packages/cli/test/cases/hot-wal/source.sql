-- what is committed in a log that was not checkpointed arrives, what is not committed does not
PRAGMA journal_mode = WAL;
PRAGMA wal_autocheckpoint = 0;
CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO t VALUES (1, 'in the file');
PRAGMA wal_checkpoint(TRUNCATE);
INSERT INTO t VALUES (2, 'in the log');
UPDATE t SET v = 'changed in the log' WHERE id = 1;
CREATE TABLE later (id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO later VALUES (1, hex(zeroblob(5000)));
BEGIN;
INSERT INTO t VALUES (3, 'never committed');
