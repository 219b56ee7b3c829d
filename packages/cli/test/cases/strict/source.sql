-- STRICT tables arrive, ANY by its values
CREATE TABLE s (id INTEGER PRIMARY KEY, i INT NOT NULL, r REAL, t TEXT, b BLOB, a ANY, mixed ANY) STRICT;
INSERT INTO s VALUES (1, 5, 1, 'x', x'00', '007', 1), (2, -5, 0.5, '', x'', '1', 'x'), (3, 9223372036854775807, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE k (key ANY PRIMARY KEY, v TEXT) STRICT, WITHOUT ROWID;
INSERT INTO k VALUES (1, 'int'), ('1', 'text'), (x'31', 'blob');
