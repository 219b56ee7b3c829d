INSERT INTO "last deleted" (v) VALUES ('new') RETURNING id

INSERT INTO emptied (v) VALUES ('new') RETURNING id

INSERT INTO "negative and zero" (v) VALUES ('new') RETURNING id

INSERT INTO "only negative" (v) VALUES ('new') RETURNING id

INSERT INTO never (v) VALUES ('new') RETURNING id

INSERT INTO never (id, v) VALUES (50, 'given') RETURNING id
