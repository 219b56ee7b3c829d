-- generated columns arrive, stored and virtual, and give the same values
CREATE TABLE g (
  id INTEGER PRIMARY KEY,
  price REAL NOT NULL, amount INTEGER NOT NULL,
  total REAL GENERATED ALWAYS AS (price * amount) STORED,
  label TEXT AS (amount || ' x ' || name) VIRTUAL,
  name TEXT,
  long INTEGER AS (length(name) > 3) STORED,
  of_generated REAL AS (total * 2),
  untyped AS (amount + 1),
  lower_name TEXT NOT NULL AS (lower(name)) STORED
);
INSERT INTO g (price, amount, name) VALUES (0.5, 4, 'Nail'), (1e10, 3, 'ÄX'), (-2, 1, '');
CREATE INDEX g_total ON g (total);
CREATE INDEX g_label ON g (label);
