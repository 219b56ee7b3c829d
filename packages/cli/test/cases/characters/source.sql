-- control characters, backslashes, backslash-N, quotes, line ends, tabs and characters beyond the BMP arrive as they are
CREATE TABLE "t" (id INTEGER PRIMARY KEY, a TEXT, "a b" TEXT);
INSERT INTO "t" VALUES
  (1, '\N', '\.'),
  (2, 'a' || char(9) || 'b' || char(10) || 'c' || char(13) || 'd', char(1, 2, 8, 11, 12, 27, 31, 127)),
  (3, '\\ \n \t \x41', '''"`[]{}()$1 %s'),
  (4, '🦆👩‍👩‍👧é', char(65279) || 'bom'),
  (5, '', ' '),
  (6, 'NULL', NULL),
  (7, char(0x10ffff) || char(0xfffe) || char(0xd7ff) || char(0xe000), 'e' || char(0x301)),
  (8, 'line' || char(0x2028) || char(0x85) || char(0xa0) || 'end', '1,2;3|4');
