-- a CHECK that rows break is kept for new rows, not validated, and the report says so
PRAGMA ignore_check_constraints = ON;
CREATE TABLE c (id INTEGER PRIMARY KEY, age INTEGER CHECK (age >= 0));
INSERT INTO c VALUES (1, 5), (2, -1);
