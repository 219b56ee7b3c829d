SELECT id FROM docs WHERE docs_fts_tsv @@ websearch_to_tsquery('english', 'run')

SELECT id FROM docs WHERE docs_fts_tsv @@ websearch_to_tsquery('english', '2001')

SELECT id FROM docs WHERE titles_tsv @@ websearch_to_tsquery('simple', '2001')

INSERT INTO docs (title) VALUES ('later');
SELECT id FROM docs WHERE titles_tsv @@ websearch_to_tsquery('simple', 'LATER')

SELECT rowid FROM notes WHERE tsv @@ websearch_to_tsquery('simple', 'ünly')

SELECT rowid FROM notes WHERE tsv @@ websearch_to_tsquery('simple', 'nothing')

INSERT INTO log VALUES ('written by a trigger');
SELECT rowid, note FROM notes WHERE tsv @@ websearch_to_tsquery('simple', 'trigger')

SELECT docid FROM old_notes WHERE tsv @@ websearch_to_tsquery('german', 'Haus')

SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS off) SELECT rowid FROM notes WHERE tsv @@ '''here'''::tsquery
