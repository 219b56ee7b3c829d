-- NULLs in a primary key that SQLite let in: the rows arrive and the key becomes a unique constraint, or they are set aside
CREATE TABLE words (word TEXT PRIMARY KEY, n INTEGER);
INSERT INTO words VALUES ('a', 1), (NULL, 2), (NULL, 3);
CREATE TABLE pairs (a TEXT, b INTEGER, n INTEGER, PRIMARY KEY (b, a));
INSERT INTO pairs VALUES ('x', 1, 1), (NULL, 1, 2), (NULL, 1, 3), ('x', NULL, 4);
CREATE TABLE aside (code TEXT PRIMARY KEY, n INTEGER);
INSERT INTO aside VALUES ('a', 1), (NULL, 2), ('b', 3);
CREATE TABLE "no nulls" (code TEXT PRIMARY KEY, n INTEGER);
INSERT INTO "no nulls" VALUES ('a', 1), ('b', 2);
CREATE TABLE child (id INTEGER PRIMARY KEY, word TEXT REFERENCES words (word), aside TEXT REFERENCES aside);
INSERT INTO child VALUES (1, 'a', 'a'), (2, NULL, 'b');
