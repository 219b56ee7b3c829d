CREATE TABLE "checked table" (
  a INTEGER CHECK (a > 0) CHECK(a<10) NOT NULL,
  b TEXT CONSTRAINT "b is short" CHECK (length(b) < 5 /* letters */) CHECK (b <> ')' AND b NOT LIKE '%--%'),
  c TEXT CHECK (c IN ('CHECK (1)', "x")),
  CONSTRAINT "a and b" CHECK (a IS NOT NULL -- both
    OR b IS NOT NULL),
  CHECK (CASE WHEN a = 1 THEN b = 'x' ELSE 1 END)
  CONSTRAINT no_comma CHECK ((a + 1) > (a))
);
