-- CURRENT_TIME is the default of a time column, in any case
CREATE TABLE d (id INTEGER PRIMARY KEY, clock TIME DEFAULT CURRENT_TIME, small TIME DEFAULT current_time);
INSERT INTO d VALUES (1, '12:00:00', '00:00:00');
