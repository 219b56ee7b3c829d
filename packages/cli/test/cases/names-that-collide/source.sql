-- names that are two in SQLite and one in PostgreSQL: an index like a table, a key like an index, two that differ in accents only
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT);
INSERT INTO t VALUES (1, 'x', 'y');
CREATE TABLE t_pkey (id INTEGER PRIMARY KEY);
INSERT INTO t_pkey VALUES (5);
CREATE TABLE t_a_key (id INTEGER PRIMARY KEY);
CREATE INDEX t_id_seq ON t (b);
CREATE TABLE u (id INTEGER PRIMARY KEY, "Ä" TEXT, "ä" TEXT);
INSERT INTO u VALUES (1, 'capital', 'small');
CREATE TABLE "Ü" (x); CREATE TABLE "ü" (x);
INSERT INTO "Ü" VALUES (1); INSERT INTO "ü" VALUES (2);
CREATE TABLE parents (id INTEGER PRIMARY KEY, CONSTRAINT c CHECK (id > 0));
CREATE TABLE children (id INTEGER PRIMARY KEY, a INTEGER CONSTRAINT c REFERENCES parents, b INTEGER, CONSTRAINT parents UNIQUE (a, b));
INSERT INTO parents VALUES (1); INSERT INTO children VALUES (1, 1, 1);
