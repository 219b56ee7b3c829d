INSERT INTO c (age, kind) VALUES (150, 'x')

INSERT INTO c (state, kind) VALUES ('OPEN', 'x')

INSERT INTO c (name, kind) VALUES ('', 'x')

INSERT INTO c (email, kind) VALUES ('A@B.C', 'x'), ('a_b', 'x')

INSERT INTO c (pattern, kind) VALUES ('Abc', 'x')

INSERT INTO c (data, kind) VALUES ('{', 'x')

INSERT INTO c (low, high, kind) VALUES (3, 2, 'x')

INSERT INTO c (day, kind) VALUES ('1999-01-01', 'x')

INSERT INTO c (truth, kind) VALUES (0, 'x')
