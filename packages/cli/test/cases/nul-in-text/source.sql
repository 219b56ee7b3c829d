-- a NUL inside text: repaired with its bytes kept; by policy bytea, null, or the row left out
CREATE TABLE t (id INTEGER PRIMARY KEY, repaired TEXT, bytes TEXT, "null" TEXT, reject TEXT, widen TEXT, untyped, key TEXT UNIQUE);
INSERT INTO t VALUES
  (1, 'plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'plain'),
  (2, 'a' || char(0) || 'b', 'a' || char(0) || 'b', 'a' || char(0) || 'b', 'x', 'a' || char(0) || 'b', 'a' || char(0) || 'b', 'a' || char(0)),
  (3, char(0), char(0), char(0), 'c', char(0), char(0), char(0)),
  (4, 'd', 'd', 'd', 'a' || char(0), 'd', 'd', 'd'),
  (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
