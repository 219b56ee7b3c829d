-- a foreign key to a table that the config leaves out is said by name, and nothing is wrong with its types
CREATE TABLE b (id INTEGER PRIMARY KEY, v TEXT UNIQUE);
CREATE TABLE a (id INTEGER PRIMARY KEY REFERENCES a (id), b_id INTEGER REFERENCES b (id), b_v TEXT CONSTRAINT "by v" REFERENCES b (v));
INSERT INTO b VALUES (1, 'x');
INSERT INTO a VALUES (1, 1, 'x');
