-- view columns that PostgreSQL would cut to one name get a stable short form each, and one that has its cut for itself keeps it
CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER);
INSERT INTO t VALUES (1, 10), (2, 20);
CREATE VIEW named AS SELECT id AS "a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 1", n AS "a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 2", n AS m FROM t ORDER BY "a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 2" DESC;
CREATE VIEW "reads ""named""" AS SELECT "a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 2" - "a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 1" AS difference FROM named;
CREATE VIEW alone AS SELECT n AS "a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 1" FROM t;
CREATE VIEW "reads alone" AS SELECT sum("a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows 1") AS total FROM alone;
CREATE VIEW unnamed AS SELECT CASE WHEN n > 10 THEN 'a text that is long enough for it' WHEN n > 5 THEN 'b' END, CASE WHEN n > 10 THEN 'a text that is long enough for it' WHEN n > 5 THEN 'c' END FROM t;
