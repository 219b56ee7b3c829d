-- foreign keys that cannot hold are not made, and the report names them: no such table, no such column, no key to refer to
CREATE TABLE parent (id INTEGER PRIMARY KEY, plain TEXT, part INTEGER, rest INTEGER, PRIMARY_LIKE TEXT);
CREATE UNIQUE INDEX parent_part ON parent (part) WHERE part > 5;
CREATE UNIQUE INDEX parent_rest ON parent (rest);
INSERT INTO parent VALUES (1, 'a', 7, 8, NULL);
CREATE TABLE child (
  id INTEGER PRIMARY KEY,
  gone INTEGER REFERENCES nowhere (id),
  "no column" INTEGER REFERENCES parent ("nothing"),
  "no key" TEXT REFERENCES parent (plain),
  partial INTEGER REFERENCES parent (part),
  "by unique index" INTEGER REFERENCES parent (rest)
);
INSERT INTO child VALUES (1, 5, 5, 'a', 7, 8);
