INSERT INTO empty(id) VALUES (1) RETURNING created_at ~ '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$' AS created, length(token) AS token, julian > 2460000 AS julian, length(bytes) AS bytes, iso LIKE '____-__-__T__:__:__Z' AS iso, counted > 1700000000 AS counted, abs(extract(epoch FROM "a ""date""" - (now() AT TIME ZONE 'UTC'))) < 60 AS day

INSERT INTO texts(id) VALUES (2) RETURNING created_at ~ '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$' AS created

INSERT INTO epochs(id) VALUES (3) RETURNING abs(extract(epoch FROM seconds - (now() AT TIME ZONE 'UTC'))) < 60 AS seconds, abs(extract(epoch FROM milliseconds - (now() AT TIME ZONE 'UTC'))) < 60 AS milliseconds

INSERT INTO counts(id) VALUES (3)

INSERT INTO written(id, v) VALUES (1, 'abc')

WITH one AS (INSERT INTO written(id, v) VALUES (1, 'abc') RETURNING id) SELECT count(*) FROM one

UPDATE touched SET v = 'b' RETURNING updated_at

UPDATE kept SET v = '12'

UPDATE kept SET v = 'zz'

UPDATE refused SET v = 'b' RETURNING n
