-- the number of each row is a column where views or triggers name it and no column has it, and nowhere else
CREATE TABLE track (uri TEXT PRIMARY KEY, name TEXT, length INTEGER);
CREATE TABLE log (what TEXT, n INTEGER, twice INTEGER AS (n * 2));
CREATE TABLE quiet (a, b);
CREATE TABLE own (rowid TEXT, v TEXT);
CREATE TABLE keyed (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE numbered (id INTEGER PRIMARY KEY, v TEXT);
CREATE VIEW "odd view" AS SELECT _rowid_ AS docid, uri FROM track WHERE rowid > 1;
CREATE VIEW last_entry AS SELECT *, log.oid AS no FROM log WHERE oid = (SELECT max(rowid) FROM log);
CREATE VIEW ids AS SELECT rowid, v FROM numbered;
CREATE VIEW own_ids AS SELECT rowid FROM own;
CREATE VIEW both AS SELECT * FROM track NATURAL JOIN (SELECT what AS name, n FROM log);
CREATE TRIGGER track_added AFTER INSERT ON track BEGIN INSERT INTO log VALUES ('added ' || NEW.uri, NEW.rowid); END;
CREATE TRIGGER track_gone AFTER DELETE ON track BEGIN DELETE FROM log WHERE n = OLD.rowid; END;
INSERT INTO track (uri, name, length) VALUES ('a', 'A', 1), ('b', 'B', 2), ('c', 'C', 3);
DELETE FROM track WHERE uri = 'b';
INSERT INTO track (rowid, uri) VALUES (70, 'd');
INSERT INTO quiet VALUES (1, 2);
INSERT INTO own VALUES ('x', 'y');
