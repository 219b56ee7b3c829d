-- virtual tables that the config leaves out are counted, and named as what stays in SQLite
CREATE VIRTUAL TABLE notes USING fts5(note);
INSERT INTO notes VALUES ('only here'), ('and here');
CREATE VIRTUAL TABLE areas USING rtree(id, min_x, max_x);
INSERT INTO areas VALUES (1, 0, 1);
