-- the default of a text column that became bytea arrives as its bytes
CREATE TABLE t (id INTEGER PRIMARY KEY, b VARCHAR(10) NOT NULL DEFAULT 'none');
INSERT INTO t VALUES (1, x'ff00'), (2, 'b');
