-- reals arrive exact to the bit: subnormals, infinities and minus zero included, and reals that SQLite stores as integers
CREATE TABLE r (id INTEGER PRIMARY KEY, "real" REAL, "double" DOUBLE PRECISION, "float" FLOAT NOT NULL);
INSERT INTO r VALUES
  (1, 0.1, 1e308, 1),
  (2, 1.7976931348623157e308, 5e-324, 2.2250738585072011e-308),
  (3, 1e999, -1e999, -0.0),
  (4, -0.0, 3.14159265358979311, 0.30000000000000004),
  (5, 100000, 9007199254740992, 1e15),
  (6, NULL, 123456789012345680000, 16777217),
  (7, 1e22, -1e-300, 123456.789);
