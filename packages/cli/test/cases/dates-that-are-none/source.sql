-- what is no date for PostgreSQL stays the text it was
CREATE TABLE d (
  id INTEGER PRIMARY KEY,
  zeros DATE,
  blank DATETIME,
  slashes DATE,
  "year 10000" DATETIME,
  "february 30" DATE,
  "hour 24" TIMESTAMP,
  "second 60" TIME,
  words DATE,
  "with space" DATE,
  year DATE,
  "date and blob" DATETIME
);
INSERT INTO d VALUES
  (1, '0000-00-00', '', '31/12/2024', '10000-01-01 00:00:00', '2024-02-30', '2024-01-01 24:00:00', '23:59:60', 'tomorrow', ' 2024-01-01', 2024, '2024-01-01'),
  (2, '2024-01-01', '2024-01-01 00:00:00', '12/31/2024', '2024-01-01 00:00:00', '2024-02-29', '2024-01-01 23:00:00', '23:59:59', '2024-01-01', '2024-01-01', '2024', x'00'),
  (3, NULL, NULL, NULL, '+99999-12-31 00:00:00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
