-- a constraint that has to be renamed, because its table has another of that name, is named in the report
CREATE TABLE parents (id INTEGER PRIMARY KEY);
CREATE TABLE children (id INTEGER PRIMARY KEY, a INTEGER CONSTRAINT c REFERENCES parents, b INTEGER CONSTRAINT c CHECK (b > 0));
INSERT INTO parents VALUES (1);
INSERT INTO children VALUES (1, 1, 1);
CREATE TABLE twice (a INTEGER CONSTRAINT c CHECK (a > 0), b INTEGER CONSTRAINT c CHECK (b > 0), c INTEGER CONSTRAINT c UNIQUE);
