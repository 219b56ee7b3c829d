-- numeric(p,s) where every value fits, wider where not, double precision where there are infinities
CREATE TABLE n (
  id INTEGER PRIMARY KEY,
  plain NUMERIC,
  fits DECIMAL(10,2),
  "too long" DECIMAL(5,2),
  "too fine" NUMERIC(10,2),
  "as text" DECIMAL(40,10),
  infinite NUMERIC,
  whole DECIMAL(10),
  words NUMERIC,
  money MONEY
);
INSERT INTO n VALUES
  (1, 1, 12345678.91, 123.45, 1.25, '123456789012345678901234567890', 1.5, 7, 1, 9.99),
  (2, 0.1, -0.01, 1234.5, 1.125, '1', 1e999, -9999999999, 0.10, 10),
  (3, 9223372036854775807, 5, 0, 2, NULL, NULL, 0, 'n/a', -0.01),
  (4, 1e300, NULL, NULL, NULL, '2.50', -1e999, NULL, NULL, NULL),
  (5, 1e-7, 0.07, 0.5, 0.5, '0.1', 0, 12, '', NULL);
