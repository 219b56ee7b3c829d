-- both sides of a foreign key get one type, also where declared otherwise or not at all; where none fits, the report says so
CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT UNIQUE, number NUMERIC UNIQUE, "real" REAL UNIQUE);
INSERT INTO parent VALUES (1, 'a', 5, 0.5), (2, '2', 6, 1);
CREATE TABLE child (
  id INTEGER PRIMARY KEY,
  words TEXT REFERENCES parent,
  digits TEXT REFERENCES parent,
  padded TEXT REFERENCES parent,
  untyped REFERENCES parent (code),
  number INTEGER REFERENCES parent (number),
  r INTEGER REFERENCES parent ("real")
);
INSERT INTO child VALUES (1, '1', '1', '01', 'a', 5, 1), (2, 'two', '2', '2', '2', 6, 0.5), (3, NULL, NULL, NULL, NULL, NULL, NULL);
