-- an integer column with reals, text, empty text or blobs gets the first type that takes all of it
CREATE TABLE i (
  id INTEGER PRIMARY KEY, reals INTEGER, "reals and big" INTEGER, words INTEGER, blanks INTEGER, blobs INTEGER, "beyond 64 bits" INTEGER,
  "digits that are text" INT, "only reals" BIGINT NOT NULL
);
INSERT INTO i VALUES
  (1, 1, 9007199254740993, 1, 1, 1, 9223372036854775808, ' 12 ', 0.5),
  (2, 2.5, 0.1, 'n/a', '', x'00', -9223372036854775809, '0x1F', 1.5),
  (3, -3, NULL, '007', NULL, 'x', 5, '1_000', 2.5);
