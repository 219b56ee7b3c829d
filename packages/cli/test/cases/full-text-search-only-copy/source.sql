-- rows that only a virtual table has are counted and reported as a loss
CREATE VIRTUAL TABLE notes USING fts5(note);
INSERT INTO notes VALUES ('only here'), ('and here');
CREATE VIRTUAL TABLE areas USING rtree(id, min_x, max_x);
INSERT INTO areas VALUES (1, 0, 1);
