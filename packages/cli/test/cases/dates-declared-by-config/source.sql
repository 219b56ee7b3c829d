-- the config says how a column counts time where its name or values do not
CREATE TABLE events (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, day REAL, whole_microseconds INTEGER);
INSERT INTO events VALUES (1, 0, 2460310.5, 1704067200123456000), (2, -1, 2415020.5, 0), (3, 4102444800000, NULL, NULL);
