-- columns generated in other types than their expressions have: out of JSON, as decimals, as moments, as text
CREATE TABLE docs (id INTEGER PRIMARY KEY, data JSON NOT NULL, body TEXT, price DECIMAL NOT NULL, qty INTEGER, at INTEGER,
 name TEXT GENERATED ALWAYS AS (json_extract(data, '$.name')) VIRTUAL,
 n INTEGER GENERATED ALWAYS AS (json_extract(data, '$.n')) STORED,
 r REAL AS (data ->> '$.r'),
 b BOOLEAN AS (json_extract(data, '$.b')),
 kind TEXT AS (body ->> 'kind') STORED,
 tax DECIMAL AS (price * 1.2),
 taxed NUMERIC AS (CAST(price * 1.2 AS NUMERIC)) STORED,
 qtext TEXT AS (qty),
 dt TEXT AS (datetime(at, 'unixepoch')),
 dd DATETIME AS (datetime(at, 'unixepoch')),
 sub JSON AS (json_extract(data, '$.o')),
 slug TEXT AS (lower(trim(replace(body, ' ', '-')))),
 u AS (json_extract(data,'$.name')),
 full TEXT AS (coalesce(body, '') || ' ' || coalesce(qty, 0))
);
CREATE INDEX i1 ON docs(name); CREATE INDEX i2 ON docs(json_extract(data,'$.n')); CREATE INDEX i3 ON docs(data ->> 'name') WHERE data ->> 'b' = 1;
INSERT INTO docs(data, body, price, qty, at) VALUES('{"name":"x","n":5,"r":1.5,"b":1,"o":{"a":[1,2]}}','{"kind":"k"}',10.1,3,1700000000),('{"name":"y","n":7,"r":2,"b":0}','{}',5,NULL,NULL);
