-- a column that only the application can compute is named and left out, all else moves
CREATE TABLE g (id INTEGER PRIMARY KEY, v TEXT, st TEXT, k INTEGER, "a slug" TEXT, UNIQUE ("a slug"), CHECK (length("a slug") > 0));
INSERT INTO g (v, st) VALUES ('A b', 'a-b'), ('Ä', 'ä'), (NULL, NULL);
CREATE INDEX g_slug ON g (v, "a slug");
CREATE INDEX g_upper ON g (upper("a slug"));
CREATE INDEX g_v ON g (v);
CREATE TABLE refers (id INTEGER PRIMARY KEY REFERENCES g (id), slug TEXT REFERENCES g ("a slug"));
INSERT INTO refers VALUES (1, NULL);
CREATE VIEW slugs AS SELECT "a slug" FROM g;
CREATE TRIGGER slugged AFTER UPDATE OF v ON g WHEN NEW."a slug" = 'x' BEGIN DELETE FROM refers; END;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE g (id INTEGER PRIMARY KEY, v TEXT, st TEXT AS (slug(v)) STORED, k INTEGER AS (v = ''a'' COLLATE german), "a slug" TEXT AS (slug(v)), UNIQUE ("a slug"), CHECK (length("a slug") > 0))' WHERE name = 'g';
PRAGMA writable_schema = RESET;
CREATE TABLE other (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO other (v) VALUES ('x');
