-- JSON that parses and survives is jsonb, else text
CREATE TABLE j (
  id INTEGER PRIMARY KEY,
  document JSON,
  numbers JSON,
  broken JSON,
  "duplicate keys" JSON,
  "nul escape" JSON,
  "big number" JSON,
  "too big" JSON,
  "single quotes" JSON,
  empty JSON,
  "lone surrogate" JSON,
  "binary" JSONB,
  "not declared" TEXT
);
INSERT INTO j VALUES
  (1, '{"a": [1, 2.50, null], "é": "\u00e9\n"}', 5, '{"a":', '{"a":1,"a":2}', '"a\u0000b"', '[123456789012345678901234567890.5, 1e400]', '[1e200000]', '{''a'': 1}', '', '"\ud83d"', '{"a":1}', '{"a":1}'),
  (2, '[]', '7.5', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '[1]', '[]'),
  (3, 'null', 'true', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
