-- IS NULL and IS NOT NULL arrive for columns of every type
CREATE TABLE t (id INTEGER PRIMARY KEY, at DATETIME, day DATE, clock TIME, zoned TIMESTAMP, ok BOOLEAN, document JSON, key UUID, data BLOB, CHECK (at IS NOT NULL OR day IS NULL));
INSERT INTO t VALUES (1, '2024-01-01 00:00:00', '2024-01-01', '12:00', '2024-01-01T00:00:00Z', 1, '{}', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', x'00'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE INDEX alive ON t (id) WHERE at IS NULL;
CREATE INDEX by_day ON t (id) WHERE day IS NOT NULL;
CREATE INDEX by_clock ON t (id) WHERE clock IS NULL;
CREATE INDEX by_zoned ON t (id) WHERE zoned NOTNULL;
CREATE INDEX by_ok ON t (id) WHERE ok IS NULL;
CREATE INDEX by_document ON t (id) WHERE document ISNULL;
CREATE INDEX by_key ON t (id) WHERE key IS NULL;
CREATE INDEX by_data ON t (id) WHERE data IS NOT NULL;
