-- a database in UTF-16be: texts, names, keys and defaults arrive as in UTF-8
PRAGMA encoding = 'UTF-16be';
CREATE TABLE "größe" (id INTEGER PRIMARY KEY, "naïve" TEXT NOT NULL DEFAULT 'ä', b BLOB, n, code TEXT UNIQUE);
INSERT INTO "größe" VALUES
  (1, 'Grüße', x'00ff', 1, 'a'), (2, '🦆', NULL, 'é', 'ä'), (3, '', 'text in blob', 0.5, 'Z'), (4, '\N' || char(10), NULL, NULL, NULL);
CREATE TABLE k (name TEXT PRIMARY KEY, at DATETIME, ok BOOLEAN) WITHOUT ROWID;
INSERT INTO k VALUES ('日本', '2024-01-01 00:00:00', 'true'), ('z', NULL, 'false'), ('é', '2024-01-01T12:00:00', NULL);
