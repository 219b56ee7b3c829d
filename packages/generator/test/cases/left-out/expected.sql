-- PostgreSQL schema, made by lite2pg from a SQLite database.
-- Do not edit: change the source or lite2pg.config.json, then run lite2pg generate.
-- 1 table, 1 column.
-- Not carried over, at the end: 1 view, 1 virtual table.
-- COLLATE "C": text sorts and compares by its bytes, as in SQLite.

-- warning: check "ok" of "t": my_function() is not a function of SQLite, or has no equivalent in
--   PostgreSQL: the table does not have this check
--     my_function(a)
--       > 1
-- warning: table "t": PRIMARY KEY ("a"): the constraint is carried over, ON CONFLICT REPLACE is not
CREATE TABLE t (
  a text COLLATE "C"
);

-- Not carried over
--
-- view "lost": my_function() is not a function of SQLite, or has no equivalent in PostgreSQL: the
--   view is left out
--     SELECT my_function(a) FROM t
--
-- virtual table "docs_fts": a full-text index; PostgreSQL has tsvector columns and GIN indexes
--     CREATE VIRTUAL TABLE docs_fts USING fts5(body,
--       content=docs)
