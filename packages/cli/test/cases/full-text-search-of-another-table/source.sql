-- triggers that keep a full-text table of another table in step go with it: one thing to look at, not five
CREATE TABLE note (uid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, title TEXT);
CREATE VIRTUAL TABLE noteFts USING FTS4(title TEXT, content=`note`);
CREATE TRIGGER room_fts_content_sync_noteFts_BEFORE_UPDATE BEFORE UPDATE ON note BEGIN DELETE FROM noteFts WHERE docid=OLD.rowid; END;
CREATE TRIGGER room_fts_content_sync_noteFts_BEFORE_DELETE BEFORE DELETE ON note BEGIN DELETE FROM noteFts WHERE docid=OLD.rowid; END;
CREATE TRIGGER room_fts_content_sync_noteFts_AFTER_UPDATE AFTER UPDATE ON note BEGIN INSERT INTO noteFts(docid, title) VALUES (NEW.rowid, NEW.title); END;
CREATE TRIGGER room_fts_content_sync_noteFts_AFTER_INSERT AFTER INSERT ON note BEGIN INSERT INTO noteFts(docid, title) VALUES (NEW.rowid, NEW.title); END;
INSERT INTO note (title) VALUES ('hello world'), ('second');
