-- an r-tree is reported with what PostgreSQL has instead; its shadow tables are not taken for tables
CREATE VIRTUAL TABLE areas USING rtree(id, min_x, max_x, min_y, max_y);
INSERT INTO areas VALUES (1, 0, 1, 0, 1), (2, -5.5, 5.5, -1, 1);
CREATE TABLE areas_node_names (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO areas_node_names VALUES (1, 'a real table');
