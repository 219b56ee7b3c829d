-- a real column with other values gets the first type that takes them all
CREATE TABLE r (id INTEGER PRIMARY KEY, words REAL, blank DOUBLE, bytes FLOAT, "beyond double" REAL);
INSERT INTO r VALUES
  (1, 0.1, 1.5, 2.5, 9007199254740993),
  (2, 'n/a', '', x'00ff', 0.5),
  (3, 1e308, NULL, NULL, NULL);
