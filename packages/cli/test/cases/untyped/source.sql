-- a column without a type becomes what all its values are; mixed ones are text, where there are blobs bytea
CREATE TABLE u (
  id INTEGER PRIMARY KEY,
  integers, reals, texts, blobs, "integers and reals", "numbers and text", everything ANY, "big and real", "nothing"
);
INSERT INTO u VALUES
  (1, 1, 0.5, 'a', x'01', 1, 1, 1, 9007199254740993, NULL),
  (2, -1, -0.0, '', x'', 0.5, 0.5, 0.5, 0.5, NULL),
  (3, 9223372036854775807, 1e999, '1', x'00', -7, 'text', 'text', 1, NULL),
  (4, NULL, NULL, NULL, NULL, NULL, NULL, x'c3a4', NULL, NULL),
  (5, 0, 5e-324, '2.50', x'ff', 1e300, '1', NULL, -1.25, NULL);
