SELECT id FROM areas WHERE box(point(min_x, min_y), point(max_x, max_y)) && box(point(2, 0), point(9, 9)) ORDER BY id

SELECT id FROM spans WHERE box(point(first, 0), point(last, 0)) && box(point(10, 0), point(15, 0))

SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS off) SELECT id FROM areas WHERE box(point(min_x, min_y), point(max_x, max_y)) && box(point(2, 0), point(9, 9))

INSERT INTO shapes VALUES (7);
SELECT * FROM areas WHERE id = 7
