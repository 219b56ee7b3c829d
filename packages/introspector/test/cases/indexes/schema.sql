CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, price REAL, "a, b" TEXT, no_such TEXT);
CREATE INDEX plain ON items (name);
CREATE UNIQUE INDEX "Unique One" ON items ("a, b" COLLATE NOCASE DESC, name COLLATE BINARY ASC, price);
CREATE INDEX partial ON items (price) WHERE price > 10 AND name <> ')' -- the dear ones
;
CREATE INDEX expressions ON items (lower(name), (price * 2) DESC, substr("a, b", 1, 3) COLLATE NOCASE, price + id);
CREATE INDEX by_id ON items (id DESC);
CREATE INDEX IF NOT EXISTS main.spelt ON items (name);
