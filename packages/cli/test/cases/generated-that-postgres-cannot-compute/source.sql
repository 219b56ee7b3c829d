-- where PostgreSQL cannot compute a column for some row, the column is plain and keeps the values that SQLite has
CREATE TABLE d (id INTEGER PRIMARY KEY, a INTEGER, square REAL AS (a * a) STORED, b BLOB, size INTEGER AS (length(CAST(b AS TEXT))));
INSERT INTO d (a, b) VALUES (1, x'4142'), (9223372036854775807, x'ff'), (NULL, NULL);
CREATE INDEX d_square ON d (square);
CREATE TABLE o (id INTEGER PRIMARY KEY, v TEXT, low TEXT AS (lower(v)));
INSERT INTO o (v) VALUES ('ABC');
