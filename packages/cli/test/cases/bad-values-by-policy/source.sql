-- values that do not fit a chosen type: NULL, repaired, the row left out, or the type widened, and every original is kept
CREATE TABLE u (
  id INTEGER PRIMARY KEY, "null" INTEGER, repair INTEGER, reject INTEGER, widen INTEGER, required INTEGER NOT NULL, at DATETIME, short TEXT, declared BOOLEAN
);
INSERT INTO u VALUES
  (1, 5, 1, 1, 1, 1, '2024-01-01', 'four', 1),
  (2, 'n/a', 2.5, 2, 'a', 2, '2024-01-01', '', 0),
  (3, '', 2.4, 3, 2, 3, '2024-01-01', 'fünfte', 1),
  (4, 1e10, 4294967296, 4, NULL, 4, NULL, NULL, NULL),
  (5, 1, 'big', 5, 3, 5, '2024-01-01 00:00:00', NULL, 7),
  (6, 1, 1, 'big', 1, 6, NULL, NULL, NULL),
  (7, 1, 1, 4294967296, 1, 7, NULL, NULL, NULL),
  (8, 1, 1, 8, 1, 'eight', NULL, NULL, NULL),
  (9, NULL, NULL, NULL, NULL, 9, 'soon', NULL, NULL);
