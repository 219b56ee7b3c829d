-- comments in the DDL become comments of tables and columns
/* before the table */
CREATE TABLE t ( -- what the table is
  id INTEGER PRIMARY KEY, -- the number
  name TEXT, /* the 'name' */
  -- above the column
  note TEXT,
  plain TEXT
);
INSERT INTO t VALUES (1, 'a', 'b', 'c');
CREATE TABLE none (id INTEGER PRIMARY KEY);
