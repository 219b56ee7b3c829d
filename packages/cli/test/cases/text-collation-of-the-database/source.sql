-- with textCollation "database" text has the collation of the database
CREATE TABLE words (word TEXT PRIMARY KEY, other TEXT COLLATE NOCASE UNIQUE);
INSERT INTO words VALUES ('b', 'x'), ('A', 'y');
CREATE INDEX by_length ON words (length(word), word);
