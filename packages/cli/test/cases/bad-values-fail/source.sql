-- with onBadValue "fail" a value that does not fit ends the run, naming table, column, key and value, and nothing is moved
CREATE TABLE a (id INTEGER PRIMARY KEY, filler TEXT);
CREATE TABLE u (id INTEGER PRIMARY KEY, age INTEGER);
CREATE TABLE z (id INTEGER PRIMARY KEY);
INSERT INTO a VALUES (1, hex(zeroblob(20000))), (2, hex(zeroblob(20000)));
INSERT INTO u VALUES (1, 5), (42, 'n/a');
INSERT INTO z VALUES (1);
