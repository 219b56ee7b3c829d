-- with mixed "jsonb" a column without a type keeps integers, reals and texts apart
CREATE TABLE u (id INTEGER PRIMARY KEY, mixed, "with blob", "with infinity", integers);
INSERT INTO u VALUES (1, 1, 1, 1, 1), (2, 0.5, 'a', 1e999, 2), (3, 'text "x"', x'00', 'b', 3), (4, '1', NULL, NULL, NULL), (5, 9223372036854775807, NULL, NULL, NULL);
