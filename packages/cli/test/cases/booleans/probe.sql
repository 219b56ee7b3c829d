INSERT INTO b DEFAULT VALUES RETURNING id, zero_one, nullable, words, two, empty
