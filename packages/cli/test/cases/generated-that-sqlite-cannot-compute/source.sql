-- a column that SQLite itself cannot compute in every row is named and left out, all else moves
CREATE TABLE d (id INTEGER PRIMARY KEY, j TEXT, n INTEGER);
INSERT INTO d (j, n) VALUES ('{"a":"x"}', 1), ('no JSON', -9223372036854775808), (NULL, 5);
ALTER TABLE d ADD COLUMN "an a" TEXT AS (json_extract(j, '$.a'));
ALTER TABLE d ADD COLUMN size INTEGER AS (length(j));
ALTER TABLE d ADD COLUMN size2 INTEGER AS (abs(n));
CREATE INDEX d_a ON d (id) WHERE id > 7 AND "an a" IS NOT NULL;
CREATE VIEW sizes AS SELECT id, size FROM d;
CREATE VIEW everything AS SELECT * FROM d;
