-- equality and order of a NOCASE or RTRIM column arrive, or the report says that they do not
CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT COLLATE NOCASE, padded TEXT COLLATE RTRIM);
INSERT INTO users VALUES (1, 'ANN@x', 'a  '), (2, 'bob@x', 'b');
