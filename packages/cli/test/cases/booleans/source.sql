-- booleans: 0 and 1, or two words, are boolean; three states and more keep their values, and the report says so
CREATE TABLE b (
  id INTEGER PRIMARY KEY,
  zero_one BOOLEAN NOT NULL DEFAULT 0,
  nullable BOOL DEFAULT 1,
  words BOOLEAN DEFAULT 'false',
  capitals BOOLEAN,
  yes_no BOOLEAN,
  mixed_words BOOLEAN,
  two BOOLEAN DEFAULT 0,
  word_and_number BOOLEAN,
  maybe BOOL,
  empty BOOLEAN DEFAULT FALSE,
  "real" BOOLEAN
);
INSERT INTO b VALUES
  (1, 1, 1, 'true', 'TRUE', 'yes', 'true', 1, 1, 'true', NULL, 1.0),
  (2, 0, NULL, 'false', 'FALSE', 'no', 'no', 2, 'true', 'maybe', NULL, 0.5),
  (3, 1, 0, 'true', NULL, 'no', 'True', 0, 0, 'false', NULL, NULL);
CREATE INDEX b_true ON b (id) WHERE zero_one;
CREATE INDEX b_one ON b (id) WHERE zero_one = 1;
