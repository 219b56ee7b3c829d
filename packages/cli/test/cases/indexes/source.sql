-- indexes arrive: unique, several columns, DESC, partial, on expressions, with collations, on odd names
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c REAL, email TEXT, deleted_at DATETIME, active BOOLEAN, data JSON, "odd name" TEXT);
INSERT INTO t VALUES (1, 'x', 1, 0.5, 'Ann@X.org', NULL, 1, '{"k": 1}', 'p'), (2, 'X', 2, NULL, NULL, '2024-01-01 00:00:00', 0, '{}', NULL), (3, NULL, 3, 1, 'bo@x.org', NULL, 1, '[]', 'q');
CREATE INDEX one ON t (a);
CREATE UNIQUE INDEX "a unique" ON t (a, b DESC);
CREATE INDEX descending ON t (b DESC, c ASC);
CREATE INDEX partial ON t (b) WHERE c IS NULL;
CREATE INDEX partial_boolean ON t (b) WHERE active;
CREATE INDEX partial_text ON t (a) WHERE a <> '' AND b > 1;
CREATE UNIQUE INDEX partial_unique ON t (email) WHERE email IS NOT NULL;
CREATE INDEX lowered ON t (lower(email));
CREATE UNIQUE INDEX lowered_unique ON t (lower(a), b);
CREATE INDEX expression ON t (b * 2 + 1, length(a) DESC);
CREATE INDEX in_json ON t (json_extract(data, '$.k'));
CREATE INDEX nocase ON t (email COLLATE NOCASE);
CREATE INDEX nocase_desc ON t (a COLLATE NOCASE DESC);
CREATE INDEX binary ON t (a COLLATE BINARY);
CREATE INDEX "odd index" ON t ("odd name");
CREATE INDEX on_the_key ON t (id);
