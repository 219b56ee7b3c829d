UPDATE parent SET code = 'uno' WHERE id = 1;
SELECT by_code FROM child WHERE id = 1

DELETE FROM parent WHERE id = 1

DELETE FROM employee WHERE id = 3;
SELECT count(*) FROM employee

INSERT INTO chicken VALUES (2, 20);
INSERT INTO egg VALUES (20, 2);
SET CONSTRAINTS ALL IMMEDIATE
