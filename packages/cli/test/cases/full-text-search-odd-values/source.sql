-- what a full-text table keeps is no text alone: every value arrives, and so do keys that were given
CREATE VIRTUAL TABLE "Notes of ""mine""" USING fts5("the title", author_id UNINDEXED, body, extra);
INSERT INTO "Notes of ""mine""" (rowid, "the title", author_id, body, extra) VALUES
  (-5, 'first', 7, 'some text', NULL), (9007199254740993, 'second', 9223372036854775807, NULL, 1.5), (10, '', 3, 'ünïcödé', 'x');
CREATE VIRTUAL TABLE raw USING fts4(data, languageid="lid");
INSERT INTO raw (docid, data, lid) VALUES (2, x'00ff', 1);
CREATE VIRTUAL TABLE "empty one" USING fts3;
CREATE TABLE log (note TEXT);
CREATE TRIGGER logged AFTER INSERT ON log BEGIN
  INSERT INTO "Notes of ""mine""" (rowid, body) VALUES (new.rowid + 100, new.note);
END;
CREATE VIEW titles AS SELECT rowid, "the title" FROM "Notes of ""mine""" WHERE author_id = 7;
