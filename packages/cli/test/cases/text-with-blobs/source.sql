-- a text column with blobs is bytea, so that no byte is lost
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b VARCHAR(10) NOT NULL, c TEXT DEFAULT 'none');
INSERT INTO t VALUES (1, 'ä', x'ff00', 'a'), (2, x'', 'b', 'b'), (3, NULL, '', NULL);
CREATE INDEX t_a ON t (a);
CREATE UNIQUE INDEX t_b ON t (b) WHERE b > 'a';
