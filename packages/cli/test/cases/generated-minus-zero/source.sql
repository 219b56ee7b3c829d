-- a generated real that is minus zero is the zero that SQLite stores
CREATE TABLE g (id INTEGER PRIMARY KEY, price REAL, amount INTEGER, total REAL AS (price * amount) STORED);
INSERT INTO g (price, amount) VALUES (-2, 0), (2, 0);
