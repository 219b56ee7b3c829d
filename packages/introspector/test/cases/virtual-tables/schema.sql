CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE "docs fts" USING fts5(body, content='docs', content_rowid='id', tokenize="porter unicode61");
CREATE VIRTUAL TABLE boxes USING rtree(id, min_x, max_x);
CREATE VIRTUAL TABLE old USING FTS4(a, b);
CREATE TRIGGER docs_added AFTER INSERT ON docs BEGIN INSERT INTO "docs fts" (rowid, body) VALUES (NEW.id, NEW.body); END;
CREATE TABLE old_notes (a TEXT);
