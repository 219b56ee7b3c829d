-- views arrive with their columns and give the same rows; one that cannot be said is reported with those that need it
CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT, size REAL, seen DATETIME, ok BOOLEAN);
INSERT INTO models VALUES (1, 'a', 1.5, '2024-01-01 00:00:00', 1), (2, 'b', NULL, NULL, 0), (3, 'B', 3, '2024-02-01 12:00:00', NULL);
CREATE VIEW named (nr, title) AS SELECT id, name FROM models;
CREATE VIEW "odd view" AS SELECT id AS "an id", upper(name) AS "NAME" FROM models WHERE ok;
CREATE VIEW totals AS SELECT count(*) AS n, sum(size) AS total, avg(size) AS mean, max(name) AS last FROM models;
CREATE VIEW on_view AS SELECT * FROM named WHERE nr > 1;
CREATE VIEW a_before AS SELECT * FROM on_view;
CREATE VIEW joined AS SELECT m.id, n.title FROM models m LEFT JOIN named n ON n.nr = m.id ORDER BY m.id DESC LIMIT 2;
CREATE VIEW recursive AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3) SELECT x FROM c;
CREATE VIEW ifs AS SELECT id, CASE WHEN size IS NULL THEN 'none' ELSE 'some' END AS has, ifnull(size, 0) AS size0, name || '!' AS loud FROM models;
CREATE VIEW broken AS SELECT no_such_function(name) AS x FROM models;
CREATE VIEW on_broken AS SELECT x FROM broken;
