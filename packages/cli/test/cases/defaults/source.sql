-- defaults of every form arrive: literals, words in any case, double-quoted strings, blobs, dates, expressions
CREATE TABLE d (
  id INTEGER PRIMARY KEY,
  number INTEGER DEFAULT 5, negative INTEGER DEFAULT -5, positive INTEGER DEFAULT +5, hex INTEGER DEFAULT 0xFF, big INTEGER DEFAULT 9223372036854775807,
  "real" REAL DEFAULT .5, exponent REAL DEFAULT 1e-3, integer_in_real REAL DEFAULT 1, "decimal" DECIMAL(10,2) DEFAULT 9.99,
  string TEXT DEFAULT 'it''s', double_quoted TEXT DEFAULT "open", empty TEXT DEFAULT '', "null" TEXT DEFAULT NULL, word TEXT DEFAULT pending,
  number_in_text TEXT DEFAULT 7, text_in_number INTEGER DEFAULT '7', backslash TEXT DEFAULT 'a\n\\',
  bytes BLOB DEFAULT x'00FF', "true" BOOLEAN DEFAULT TRUE, "false" BOOLEAN DEFAULT false, one BOOLEAN DEFAULT 1, quoted_zero BOOLEAN DEFAULT '0',
  stamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP, small_case DATETIME DEFAULT current_timestamp, day DATE DEFAULT Current_Date,
  stamp_in_text TEXT DEFAULT CURRENT_TIMESTAMP, now TEXT DEFAULT (datetime('now')), now_moment DATETIME DEFAULT (datetime('now')), local DATETIME DEFAULT (datetime('now', 'localtime')),
  epoch INTEGER DEFAULT (strftime('%s', 'now')), unix INTEGER DEFAULT (unixepoch()), year TEXT DEFAULT (strftime('%Y', 'now')), julian REAL DEFAULT (julianday('now')),
  sum INTEGER DEFAULT (1 + 2 * 3), upper TEXT DEFAULT (upper('abc') || '-' || 5), random_key BLOB DEFAULT (randomblob(16)), hexed TEXT DEFAULT (lower(hex(randomblob(4)))),
  random INTEGER DEFAULT (random()), cased TEXT DEFAULT (CASE WHEN 1 THEN 'yes' ELSE 'no' END), "json" JSON DEFAULT '{"a": 1}', list JSON DEFAULT '[]', uuid UUID DEFAULT '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  no_default TEXT
);
