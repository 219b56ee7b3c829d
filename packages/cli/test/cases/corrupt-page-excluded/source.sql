-- where the damaged table is left out, the others are moved
PRAGMA page_size = 1024;
CREATE TABLE fine (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO fine VALUES (1, 'a');
CREATE TABLE damaged (id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO damaged SELECT value, hex(zeroblob(200)) FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 30) SELECT value FROM n);
