-- JSON in a unique key stays text: documents that differ in their spelling only are two, and the key holds
CREATE TABLE b (id INTEGER PRIMARY KEY, j JSON UNIQUE, k JSON, n TEXT, u JSON);
CREATE UNIQUE INDEX b_n ON b (n, u);
INSERT INTO b VALUES (1, '{"a":1}', '{"a":1}', 'x', '[1]'), (2, '{"a": 1}', '{"a": 1}', 'x', '[ 1 ]');
CREATE TABLE a (id INTEGER PRIMARY KEY, j JSON REFERENCES b (j));
INSERT INTO a VALUES (1, '{"a": 1}');
CREATE TABLE asked (id INTEGER PRIMARY KEY, j JSON UNIQUE);
INSERT INTO asked VALUES (1, '{}');
