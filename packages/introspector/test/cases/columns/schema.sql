CREATE TABLE "all columns" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plain TEXT,
  required TEXT NOT NULL,
  explicit_null TEXT NULL DEFAULT NULL,
  number INTEGER DEFAULT 5,
  negative INTEGER DEFAULT -5,
  positive INTEGER DEFAULT +5,
  hexadecimal INTEGER DEFAULT 0xFF,
  real_one REAL DEFAULT 1.5e3,
  text_one TEXT DEFAULT 'it''s',
  double_quoted TEXT DEFAULT "it's",
  bare_word TEXT DEFAULT draft,
  truth BOOLEAN DEFAULT true,
  now_1 DATETIME DEFAULT CURRENT_TIMESTAMP,
  now_2 DATETIME DEFAULT current_timestamp,
  now_3 TEXT DEFAULT (datetime('now')),
  now_4 INTEGER NOT NULL DEFAULT (strftime('%s', 'now')) /* seconds */ CHECK (now_4 > 0),
  bytes BLOB DEFAULT x'00ff',
  expression INTEGER DEFAULT ((1 + 2) * 3 -- nine
  ),
  folded TEXT COLLATE NOCASE,
  trimmed TEXT COLLATE rtrim NOT NULL,
  same TEXT COLLATE binary,
  "a + b" INTEGER GENERATED ALWAYS AS (number + negative) STORED,
  virtual_one TEXT AS (upper(plain) || ')') VIRTUAL NOT NULL,
  implied AS (number * 2) UNIQUE,
  "CONSTRAINT" TEXT CONSTRAINT "not null, named" NOT NULL CONSTRAINT lonely
);
CREATE TABLE altered (a INTEGER PRIMARY KEY);
ALTER TABLE altered ADD COLUMN "b ) c" TEXT NOT NULL DEFAULT 'x, y' COLLATE NOCASE;
ALTER TABLE altered ADD COLUMN d INTEGER REFERENCES altered (a) ON DELETE SET NULL;
ALTER TABLE altered RENAME COLUMN a TO "key";
ALTER TABLE altered ADD COLUMN e AS (d + 1);
