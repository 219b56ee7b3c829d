-- with orphans "set-aside" the rows become rejects and the foreign keys are valid, also where a row set aside made others orphans
CREATE TABLE parent (id INTEGER PRIMARY KEY);
INSERT INTO parent VALUES (1);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent, note TEXT);
INSERT INTO child VALUES (1, 1, 'a'), (2, 99, 'b'), (3, NULL, 'c');
CREATE TABLE grandchild (id INTEGER PRIMARY KEY, child INTEGER REFERENCES child);
INSERT INTO grandchild VALUES (1, 1), (2, 2), (3, NULL);
