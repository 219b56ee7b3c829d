SELECT string_agg(concat_ws(' ', id, half, days, at), ', ' ORDER BY id) FROM halves

INSERT INTO "Or der" (id, born) VALUES (4, '1970-01-05') RETURNING price, pieces, day, at, key, doc, raw

INSERT INTO "Or der" (id, born) VALUES (5, '1970-01-02') RETURNING half, each
