-- nanoseconds that a timestamp cannot hold are repaired to the nearest microsecond, the originals kept as rejects
CREATE TABLE e (id INTEGER PRIMARY KEY, at INTEGER);
INSERT INTO e VALUES (1, 1704067200123456789), (2, 1704067200123456000), (3, NULL);
