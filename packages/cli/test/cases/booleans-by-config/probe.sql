SELECT string_agg(id::text, ',' ORDER BY id) FROM published

INSERT INTO p (slug) VALUES ('d') RETURNING pub, shown, flag, is_pub

INSERT INTO p (slug, pub) VALUES ('b', true)

INSERT INTO q (n) VALUES (false)
