-- the next number stands behind the rows that were left out, too, so that none of their keys is given again
CREATE TABLE t (id INTEGER PRIMARY KEY, age INTEGER);
INSERT INTO t VALUES (1, 5), (2, 6), (3, 'n/a');
CREATE TABLE child (id INTEGER PRIMARY KEY, t INTEGER REFERENCES t);
INSERT INTO child VALUES (1, 3);
