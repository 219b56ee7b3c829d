-- where the config asks for it, an index over boxes finds what an r-tree finds
CREATE VIRTUAL TABLE areas USING rtree(id, min_x, max_x, min_y, max_y);
INSERT INTO areas VALUES (1, 0, 1, 0, 1), (2, -5.5, 5.5, -1, 1), (3, 9, 9, 9, 9);
CREATE VIRTUAL TABLE spans USING rtree_i32(id, first, last);
INSERT INTO spans VALUES (1, 1, 10), (2, 20, 30);
CREATE TABLE shapes (id INTEGER PRIMARY KEY);
CREATE TRIGGER shapes_ai AFTER INSERT ON shapes BEGIN INSERT INTO areas VALUES (new.id, 0, 0, 0, 0); END;
