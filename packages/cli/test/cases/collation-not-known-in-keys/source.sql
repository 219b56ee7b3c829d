-- a key and an index by a collation that only the application knows: SQLite cannot count the rows, they arrive all the same
CREATE TABLE tags (tag TEXT NOT NULL PRIMARY KEY, usn INTEGER NOT NULL, collapsed BOOLEAN) WITHOUT ROWID;
CREATE TABLE fields (ntid INTEGER NOT NULL, ord INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_fields_name ON fields (name, ntid);
INSERT INTO tags VALUES ('Verben', 1, 0), ('leech', 2, 1);
INSERT INTO fields VALUES (1, 0, 'Front'), (1, 1, 'Back');
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = 'CREATE TABLE tags (tag TEXT NOT NULL PRIMARY KEY COLLATE unicase, usn INTEGER NOT NULL, collapsed BOOLEAN) WITHOUT ROWID' WHERE name = 'tags';
UPDATE sqlite_master SET sql = 'CREATE TABLE fields (ntid INTEGER NOT NULL, ord INTEGER NOT NULL, name TEXT NOT NULL COLLATE unicase, PRIMARY KEY (ntid, ord)) WITHOUT ROWID' WHERE name = 'fields';
PRAGMA writable_schema = RESET;
