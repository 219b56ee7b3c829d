-- CHECKs arrive, on columns and tables, named or not, and refuse the same rows
CREATE TABLE c (
  id INTEGER PRIMARY KEY,
  age INTEGER CHECK (age >= 0 AND age < 150),
  state TEXT CONSTRAINT "known state" CHECK (state IN ('open', 'closed')),
  flag BOOLEAN CHECK (flag IN (0, 1)),
  score REAL CHECK (score BETWEEN 0.0 AND 1.0),
  name TEXT CHECK (length(name) > 0) CHECK (name <> 'root'),
  kind TEXT CHECK (typeof(kind) = 'text'),
  low INTEGER, high INTEGER,
  email TEXT CHECK (email LIKE '%_@_%'),
  pattern TEXT CHECK (pattern GLOB '[a-z]*'),
  data TEXT CHECK (json_valid(data)),
  truth INTEGER CHECK (truth),
  day DATE CHECK (day > '2000-01-01'),
  CONSTRAINT ordered CHECK (low <= high),
  CHECK (low IS NOT NULL OR high IS NULL)
);
INSERT INTO c VALUES (1, 5, 'open', 1, 0.5, 'ann', 'x', 1, 2, 'a@b', 'abc', '{}', 1, '2024-01-01'), (2, NULL, NULL, NULL, NULL, NULL, 'y', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
