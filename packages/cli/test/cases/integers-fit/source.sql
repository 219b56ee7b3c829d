-- with integers "fit" a column is an integer where its values allow it and no wider type was declared
CREATE TABLE t (id INTEGER PRIMARY KEY, small INTEGER, edge INT, over INTEGER, wide BIGINT, parent INTEGER REFERENCES t (id));
INSERT INTO t VALUES (1, 7, 2147483647, 2147483648, 1, NULL), (2, -7, -2147483648, 0, 2, 1), (3, NULL, NULL, NULL, NULL, 2);
