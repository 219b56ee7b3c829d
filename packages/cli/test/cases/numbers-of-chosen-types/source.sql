-- numbers whose types the config chose: conditions, defaults and computed columns have the values that SQLite has
CREATE TABLE "Or der" (id INTEGER PRIMARY KEY, price REAL DEFAULT 7, pieces REAL DEFAULT 2, born INTEGER DEFAULT 0, day REAL DEFAULT 2440587.5,
  at REAL DEFAULT 1700000000, key BLOB DEFAULT x'00000000000040008000000000000009', doc JSON DEFAULT 5, raw INTEGER DEFAULT 7,
  half AS (price / 2), each AS (price / pieces), CHECK (price >= 0 AND pieces > 0.5));
INSERT INTO "Or der" (id) VALUES (1);
INSERT INTO "Or der" (id, price, pieces, born, day, at, key, doc, raw)
  VALUES (2, 3, 2, 86400, 2460341.5, 5, x'ffffffff000040008000000000000002', '{}', 1), (3, 9.99, 4, -86400, NULL, NULL, NULL, NULL, NULL);
CREATE INDEX o_price ON "Or der" (born) WHERE price > 4 AND pieces <> 3;
CREATE UNIQUE INDEX o_born ON "Or der" (born) WHERE born >= 0;
CREATE INDEX o_key ON "Or der" (born) WHERE key <> x'00000000000040008000000000000009' AND day > 2440587.5;
CREATE VIEW halves AS SELECT id, price / 2 AS half, born / 86400 AS days, at / 2 AS at FROM "Or der" WHERE key <> 'x' AND born > -1;
