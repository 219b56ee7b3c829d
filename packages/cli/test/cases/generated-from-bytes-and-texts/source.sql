-- what is computed from a text's bytes or without regard to case is computed on PostgreSQL, too
CREATE TABLE g (
  id INTEGER PRIMARY KEY,
  v TEXT, b BLOB,
  digits TEXT AS (hex(v)) STORED,
  bytes BLOB AS (CAST(v AS BLOB)),
  words TEXT AS (CAST(b AS TEXT)) STORED,
  is_x INTEGER AS (v = 'X' COLLATE NOCASE) STORED,
  is_trimmed INTEGER AS (v = 'x  ' COLLATE RTRIM),
  joined TEXT AS (concat(v, '-', id)),
  listed TEXT AS (concat_ws(', ', v, id, v)) STORED
);
INSERT INTO g (v, b) VALUES ('x', x'616263'), ('Ä', x'c384'), (NULL, NULL), ('X ', x'');
CREATE UNIQUE INDEX g_bytes ON g (CAST(v AS BLOB));
CREATE INDEX g_x ON g (id) WHERE CAST(v AS BLOB) <> x'00' AND v <> 'X' COLLATE NOCASE;
