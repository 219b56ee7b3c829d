-- moments are compared with texts that are none as SQLite compares their texts, and kept apart from '' in a unique index
CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT, deleted_at DATETIME, made TEXT, d DATE, CHECK (deleted_at <> ''), CHECK (d <> ''));
INSERT INTO a VALUES (1, 'x', NULL, '2020-01-01 00:00:00', NULL), (2, 'x', '2020-01-01 00:00:00', '2021-05-05 05:05:05', '2020-01-01'),
  (3, 'x', '2020-01-02 00:00:00', NULL, '2020-01-02');
CREATE UNIQUE INDEX a_u ON a (n, coalesce(deleted_at, ''));
CREATE UNIQUE INDEX a_d ON a (n, coalesce(d, ''));
CREATE INDEX a_never ON a (n, ifnull(deleted_at, 'never'));
CREATE UNIQUE INDEX a_zero ON a (n, coalesce(made, 0));
CREATE INDEX a_1 ON a (n) WHERE deleted_at <> '';
CREATE INDEX a_2 ON a (n) WHERE d <> '';
CREATE INDEX a_3 ON a (n) WHERE deleted_at IS NULL OR deleted_at = '';
CREATE INDEX a_4 ON a (n) WHERE coalesce(deleted_at, '') = '';
CREATE INDEX a_5 ON a (n) WHERE made >= '2021' AND made < '2022-06';
CREATE VIEW alive AS SELECT id FROM a WHERE coalesce(deleted_at, '') = '';
CREATE VIEW gone AS SELECT id FROM a WHERE deleted_at <> '' AND d <> '';
CREATE VIEW shown AS SELECT coalesce(deleted_at, '') AS deleted FROM a;
CREATE VIEW ended AS SELECT date(coalesce(deleted_at, 'now')) AS day FROM a;
