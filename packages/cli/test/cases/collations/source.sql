-- NOCASE and RTRIM arrive as meaning: unique and primary keys and indexes that ignore case as SQLite does; a foreign key that cannot is reported
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE UNIQUE, mail TEXT COLLATE nocase NOT NULL, padded TEXT COLLATE RTRIM, plain TEXT COLLATE BINARY);
INSERT INTO users VALUES (1, 'Ann', 'ANN@x', 'a  ', 'p'), (2, 'bob', 'bob@x', 'a', 'P'), (3, 'Ä', 'ä', NULL, NULL), (4, 'ä', 'Ä', '', '');
CREATE INDEX users_mail ON users (mail);
CREATE UNIQUE INDEX users_both ON users (name, plain COLLATE NOCASE);
CREATE TABLE tags (tag TEXT COLLATE NOCASE PRIMARY KEY, n INTEGER) WITHOUT ROWID;
INSERT INTO tags VALUES ('Red', 1), ('blue', 2);
CREATE TABLE tagged (tag TEXT COLLATE NOCASE REFERENCES tags (tag), note TEXT);
INSERT INTO tagged VALUES ('Red', 'same case'), ('BLUE', 'other case'), (NULL, NULL);
