-- full-text tables that have rows of their own become tables; one that indexes another table or keeps no texts is reported
CREATE TABLE docs (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
INSERT INTO docs VALUES (1, 'a', 'some text'), (2, 'b', 'more text');
CREATE VIRTUAL TABLE docs_fts USING fts5(title, body, content='docs', content_rowid='id');
INSERT INTO docs_fts (docs_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE notes USING fts5(note);
INSERT INTO notes VALUES ('only here'), ('and here');
CREATE VIRTUAL TABLE old_notes USING fts4(note);
INSERT INTO old_notes VALUES ('older');
CREATE VIRTUAL TABLE traceless USING fts5(word, content='');
INSERT INTO traceless (rowid, word) VALUES (1, 'gone');
CREATE VIRTUAL TABLE words USING fts5vocab('notes', 'row');
CREATE TABLE notes_of_mine (id INTEGER PRIMARY KEY, note TEXT);
INSERT INTO notes_of_mine VALUES (1, 'a real table whose name begins like a shadow table');
CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN
  INSERT INTO docs_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
