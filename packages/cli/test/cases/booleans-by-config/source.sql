-- a boolean by config over words and numbers: conditions and defaults go by what the words say, what was computed keeps its values
CREATE TABLE p (id INTEGER PRIMARY KEY, slug TEXT, pub BOOLEAN DEFAULT 'f', shown TEXT DEFAULT 'No', flag BOOLEAN DEFAULT 't',
  is_pub INTEGER AS (CASE WHEN pub = 't' THEN 1 ELSE 0 END), CHECK (pub IN ('t', 'f', 1, 0)), CHECK (shown <> 'maybe'));
INSERT INTO p (id, slug, pub, shown) VALUES (1, 'a', 't', 'Yes'), (2, 'a', 'f', 'no'), (3, 'b', 1, 'YES'), (4, 'b', 0, NULL), (5, 'c', NULL, 'yes');
UPDATE p SET flag = id % 2;
CREATE UNIQUE INDEX p_slug ON p (slug) WHERE pub = 't';
CREATE INDEX p_shown ON p (slug) WHERE shown = 'yes' AND pub <> 'f';
CREATE TABLE q (id INTEGER PRIMARY KEY, done TEXT DEFAULT 'f', n INTEGER);
INSERT INTO q (id, done, n) VALUES (1, 't', 't'), (2, 'f', 'F'), (3, 't', 't');
CREATE UNIQUE INDEX q_open ON q (n) WHERE done = 'f' AND n = 'F';
CREATE VIEW published AS SELECT id, slug FROM p WHERE pub = 't';
CREATE VIEW sorted AS SELECT id FROM p WHERE pub > 'f';
CREATE TRIGGER p_one AFTER INSERT ON p WHEN NEW.pub = 't' BEGIN UPDATE p SET pub = 'f' WHERE slug = NEW.slug AND id <> NEW.id; END;
