-- orphans are moved and reported, their foreign keys left NOT VALID; keys without orphans are valid
CREATE TABLE parent (id INTEGER PRIMARY KEY, a TEXT, b TEXT, UNIQUE (a, b));
INSERT INTO parent VALUES (1, 'x', 'y');
CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent ON DELETE CASCADE, fine INTEGER REFERENCES parent, a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES parent (a, b));
INSERT INTO child VALUES (1, 1, 1, 'x', 'y'), (2, 99, NULL, 'x', NULL), (3, 98, 1, 'y', 'x'), (4, 99, NULL, NULL, NULL);
