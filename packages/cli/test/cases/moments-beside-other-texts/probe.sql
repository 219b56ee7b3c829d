SELECT concat((SELECT string_agg(id::text, ',') FROM alive), ' ', (SELECT string_agg(id::text, ',') FROM gone))

INSERT INTO a (n, d) VALUES ('x', '2021-01-01')

INSERT INTO a (n, deleted_at, made, d) VALUES ('x', '2020-01-03', '2022-01-01', '2021-01-01') RETURNING id
