-- a column without values takes a type that takes its default; an index over a constant, one of too many keys
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  started DATETIME NOT NULL DEFAULT '0000-01-01T00:00:00.000Z',
  ended DATETIME DEFAULT 0,
  active BOOLEAN DEFAULT 't',
  amount INTEGER DEFAULT '',
  flag DEFAULT 1,
  created DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE filled (id INTEGER PRIMARY KEY, started DATETIME DEFAULT '');
INSERT INTO filled VALUES (1, '2024-01-02 03:04:05');
CREATE TABLE wide (c01 INT, c02 INT, c03 INT, c04 INT, c05 INT, c06 INT, c07 INT, c08 INT, c09 INT, c10 INT, c11 INT, c12 INT, c13 INT, c14 INT, c15 INT, c16 INT, c17 INT, c18 INT, c19 INT, c20 INT, c21 INT, c22 INT, c23 INT, c24 INT, c25 INT, c26 INT, c27 INT, c28 INT, c29 INT, c30 INT, c31 INT, c32 INT, c33 INT);
CREATE INDEX wide_all ON wide (c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33);
CREATE INDEX constant ON wide ("no such column");
