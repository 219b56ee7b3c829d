-- named by a view, by a trigger, only by what is not translated anyway; hidden by a column; not there
CREATE TABLE track (uri TEXT PRIMARY KEY, name TEXT);
CREATE TABLE log (what TEXT, n INTEGER);
CREATE TABLE broken (a);
CREATE TABLE own ("RowId" TEXT);
CREATE TABLE keyed (k TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIEW again AS SELECT * FROM numbered_tracks JOIN log ON log.oid = docid;
CREATE VIEW numbered_tracks AS SELECT track."rowid" AS docid, uri FROM track;
CREATE VIEW of_nothing AS SELECT rowid, nosuch FROM broken;
CREATE VIEW own_ids AS SELECT rowid FROM own;
CREATE TRIGGER added AFTER INSERT ON track BEGIN INSERT INTO log VALUES ('rowid', NEW._rowid_); END;
