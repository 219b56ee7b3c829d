INSERT INTO users (id, name, mail) VALUES (9, 'ANN', 'x')

INSERT INTO users (id, name, mail) VALUES (9, 'Ö', 'x'), (10, 'ö', 'x') RETURNING id

INSERT INTO tags VALUES ('RED', 3)

INSERT INTO tagged VALUES ('red', 'new')
