-- bytes that are no UTF-8 are repaired, the originals kept as rejects; in a key, a unique column and an untyped one, too
CREATE TABLE t (name TEXT PRIMARY KEY, a TEXT NOT NULL UNIQUE, b) WITHOUT ROWID;
INSERT INTO t VALUES
  ('good', 'é', 'é'),
  (CAST(x'61ff62' AS TEXT), CAST(x'c3' AS TEXT), CAST(x'80' AS TEXT)),
  ('overlong', CAST(x'c0af' AS TEXT), 'x'),
  ('surrogate', CAST(x'eda0bd' AS TEXT), 'x'),
  ('too big', CAST(x'f4908080' AS TEXT), 'x'),
  ('four', CAST(x'f09f9886' AS TEXT), CAST(x'f09f98' AS TEXT));
