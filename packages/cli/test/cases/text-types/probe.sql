SELECT string_agg(a, ' ' ORDER BY a) FROM texts

SELECT count(*) FROM texts WHERE a = 'A'

SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM texts WHERE a LIKE 'b%'
