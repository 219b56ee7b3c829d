-- full-text tables whose tokenizer only the application has: SQLite cannot open them, their texts arrive all the same
CREATE TABLE messages (id INTEGER PRIMARY KEY, header TEXT);
CREATE VIRTUAL TABLE messagesText USING fts3(tokenize=simple, body, "the subject", author);
CREATE VIRTUAL TABLE spoken USING fts4(body, languageid=lang, tokenize=simple);
CREATE VIRTUAL TABLE posts USING fts5(body, tokenize=unicode61);
CREATE VIEW texts AS SELECT docid, "the subject" FROM messagesText;
CREATE TRIGGER added AFTER INSERT ON messages BEGIN INSERT INTO messagesText (docid, "the subject") VALUES (NEW.id, NEW.header); END;
INSERT INTO messages VALUES (1, 'a header');
INSERT INTO messagesText (docid, body, author) VALUES (5, 'hello', x'00ff'), (9, NULL, 7);
INSERT INTO spoken (docid, body, lang) VALUES (3, 'hallo', 49);
INSERT INTO posts (rowid, body) VALUES (7, 'five');
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(replace(sql, 'tokenize=simple', 'tokenize=mozporter'), 'unicode61', 'own_tokenizer') WHERE name IN ('messagesText', 'spoken', 'posts');
PRAGMA writable_schema = RESET;
