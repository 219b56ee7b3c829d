-- with orphans "fail" nothing is moved, and the error names them
CREATE TABLE parent (id INTEGER PRIMARY KEY);
INSERT INTO parent VALUES (1);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent);
INSERT INTO child VALUES (1, 1), (2, 99);
