-- a default or a trigger that writes what the declared type never takes decides the type, with values and without
CREATE TABLE empty(
  id INTEGER PRIMARY KEY,
  created_at INTEGER DEFAULT (CURRENT_TIMESTAMP) NOT NULL,
  token INTEGER DEFAULT (hex(randomblob(8))),
  julian INTEGER DEFAULT (julianday('now')),
  bytes INTEGER DEFAULT (randomblob(4)),
  iso REAL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  "a ""date""" DATE DEFAULT CURRENT_TIMESTAMP,
  counted INTEGER DEFAULT (strftime('%s', 'now'))
);
CREATE TABLE texts(id INTEGER PRIMARY KEY, created_at INTEGER DEFAULT (CURRENT_TIMESTAMP) NOT NULL);
INSERT INTO texts VALUES (1, '2024-01-31 10:00:00');
CREATE TABLE epochs(id INTEGER PRIMARY KEY, seconds INTEGER DEFAULT (CURRENT_TIMESTAMP) NOT NULL, milliseconds INTEGER DEFAULT CURRENT_TIMESTAMP);
INSERT INTO epochs VALUES (1, 1700000000, 1700000000123), (2, 1700000001, 1700000001123);
CREATE TABLE counts(id INTEGER PRIMARY KEY, created_at INTEGER DEFAULT (CURRENT_TIMESTAMP) NOT NULL, n INTEGER DEFAULT (date('now')));
INSERT INTO counts VALUES (1, 5, 6), (2, 0, 0);
CREATE TABLE written(id INTEGER PRIMARY KEY, v TEXT, updated_at INTEGER, token INTEGER, day INTEGER, total INTEGER, rounded INTEGER);
CREATE TRIGGER "w 1" AFTER UPDATE OF v ON written BEGIN
  UPDATE written SET updated_at = CURRENT_TIMESTAMP, token = hex(NEW.v), day = date('now'), total = 1.5 * NEW.id, rounded = round(1.4 * NEW.id) WHERE id = NEW.id;
END;
CREATE TABLE log(id INTEGER PRIMARY KEY, at INTEGER, what INTEGER);
CREATE TRIGGER w2 AFTER INSERT ON written BEGIN INSERT INTO log(at, what) VALUES (datetime('now'), NEW.v); END;
CREATE TABLE touched(id INTEGER PRIMARY KEY, v TEXT, updated_at INTEGER);
INSERT INTO touched VALUES (1, 'a', 1700000000);
CREATE TRIGGER w3 AFTER UPDATE OF v ON touched BEGIN UPDATE touched SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.id; END;
CREATE TABLE kept(id INTEGER PRIMARY KEY, v TEXT, n INTEGER);
INSERT INTO kept VALUES (1, 'a', 7);
CREATE TRIGGER w4 AFTER UPDATE OF v ON kept BEGIN UPDATE kept SET n = hex(NEW.v) WHERE id = NEW.id; END;
CREATE TABLE refused(id INTEGER PRIMARY KEY, v TEXT, n INTEGER);
INSERT INTO refused VALUES (1, 'a', 7);
CREATE TRIGGER w5 AFTER UPDATE OF v ON refused BEGIN UPDATE refused SET n = date('now') WHERE id = NEW.id; END;
