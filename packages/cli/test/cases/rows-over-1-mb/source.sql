-- values and rows of megabytes arrive whole, in text, blobs and wide records
CREATE TABLE large (id INTEGER PRIMARY KEY, body TEXT, data BLOB, note TEXT);
INSERT INTO large VALUES
  (1, hex(zeroblob(1500000)), zeroblob(2000000), 'after'),
  (2, replace(hex(zeroblob(300000)), '00', 'ä🦆'), x'ff', NULL),
  (3, 'small', NULL, hex(zeroblob(700000)));
CREATE TABLE without (key TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
INSERT INTO without VALUES ('big', hex(zeroblob(600000))), ('small', 'x');
