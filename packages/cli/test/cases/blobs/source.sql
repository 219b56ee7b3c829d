-- blobs are bytea, empty ones and zero bytes included; text in a blob column arrives as its bytes
CREATE TABLE b (id INTEGER PRIMARY KEY, data BLOB NOT NULL DEFAULT x'00ff', "with text" BLOB, "with numbers" BLOB, "only numbers" BLOB, named VARBINARY(10));
INSERT INTO b VALUES
  (1, x'', 'plain', 5, 5, x'01'),
  (2, x'0001feff', 'Grüße 🦆', x'35', 2.5, x''),
  (3, zeroblob(5), x'5c78', '5', NULL, NULL),
  (4, x'5c5c', '\x00', 0.1, NULL, NULL);
