-- names over 63 bytes are cut as PostgreSQL cuts them in SQL, two that begin the same way get a stable short form, and the report names them
CREATE TABLE a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_one (
  id INTEGER PRIMARY KEY,
  a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_one TEXT,
  a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_two TEXT UNIQUE,
  "ein_name_der_mit_umlauten_über_dreiundsechzig_bytes_lang_ist_äöüäöüäöü" TEXT,
  "exactly_sixty_three_bytes_is_what_fits_without_being_shortened_" TEXT
);
CREATE TABLE a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_two (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_one);
INSERT INTO a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_one VALUES (1, 'one', 'two', 'ä', 'fits');
INSERT INTO a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_two VALUES (1, 1);
CREATE INDEX an_index_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_one ON a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_postgresql_allows_two (parent);
CREATE TABLE the_only_table_whose_name_begins_so_and_is_longer_than_sixty_three_bytes (the_only_column_whose_name_begins_so_and_is_longer_than_sixty_three_bytes TEXT, n INTEGER, CONSTRAINT the_only_key_whose_name_begins_so_and_is_longer_than_sixty_three_bytes UNIQUE (n), CONSTRAINT "" CHECK (n > 0), CONSTRAINT "" UNIQUE (the_only_column_whose_name_begins_so_and_is_longer_than_sixty_three_bytes) ON CONFLICT IGNORE);
INSERT INTO the_only_table_whose_name_begins_so_and_is_longer_than_sixty_three_bytes VALUES ('found', 1);
