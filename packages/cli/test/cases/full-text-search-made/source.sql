-- where the config asks for it, words are found in PostgreSQL, and rows written later are found too
CREATE TABLE docs (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT, year INTEGER);
INSERT INTO docs VALUES (1, 'Running', 'some text', 1999), (2, 'b', NULL, 2001);
CREATE VIRTUAL TABLE docs_fts USING fts5(title, body, year, content='docs', content_rowid='id', tokenize='porter unicode61');
CREATE VIRTUAL TABLE titles USING fts4(content="docs", title, year, notindexed=year);
CREATE VIRTUAL TABLE notes USING fts5(note, kind UNINDEXED);
INSERT INTO notes VALUES ('ünly here', 'x'), ('and here', 'nothing');
CREATE VIRTUAL TABLE old_notes USING fts4(note);
INSERT INTO old_notes VALUES ('die Häuser');
CREATE TABLE log (note TEXT);
CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN
  INSERT INTO docs_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
  INSERT INTO titles (docid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER docs_ad AFTER DELETE ON docs BEGIN
  INSERT INTO docs_fts (docs_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER logged AFTER INSERT ON log BEGIN INSERT INTO notes (note) VALUES (new.note); END;
