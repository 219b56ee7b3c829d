-- an r-tree becomes an ordinary table with its boxes as SQLite gives them; its shadow tables are not taken for tables
CREATE VIRTUAL TABLE areas USING rtree(id, min_x, max_x, min_y, max_y, +name TEXT, +tag);
INSERT INTO areas VALUES (1, 0, 1, 0, 1, 'one', NULL), (-2, -5.5, 5.5, -1, 0.1, 'two', x'00'), (9007199254740993, 1.0000000150474662e30, 1.0000000150474662e30, 0, 0, NULL, x'01');
CREATE VIRTUAL TABLE whole USING rtree_i32(id, x1, x2);
INSERT INTO whole VALUES (1, -2147483648, 2147483647);
CREATE VIRTUAL TABLE no_boxes USING rtree(id, a, b);
CREATE TABLE areas_node_names (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO areas_node_names VALUES (1, 'a real table');
