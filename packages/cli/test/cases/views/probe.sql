SELECT nr, title FROM named ORDER BY nr

SELECT "an id", "NAME" FROM "odd view"

SELECT n, total, mean, last FROM totals

SELECT nr, title FROM a_before ORDER BY nr

SELECT id, title FROM joined

SELECT x FROM recursive ORDER BY x

SELECT id, has, size0, loud FROM ifs ORDER BY id
