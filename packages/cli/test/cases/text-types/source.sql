-- text is text, ordered as SQLite orders it; varchar(n) only where the config says so; lengths are not invented
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  a TEXT, b CLOB, c VARCHAR(3), d NVARCHAR(100), e CHARACTER(20), f "VARYING CHARACTER(255)", g STRING, code VARCHAR(4)
);
CREATE INDEX texts_a ON texts (a);
INSERT INTO texts VALUES
  (1, 'B', 'b', 'longer than three', 'ünï', 'x', 'y', 'z', 'ab'),
  (2, 'a', '', 'abc', NULL, 'x  ', '  y', '0012', 'äöüß'),
  (3, 'ä', 'b ', 'é', 'e', '', '', '1e3', NULL);
