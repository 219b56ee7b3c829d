CREATE TABLE "a table" (id INTEGER PRIMARY KEY, name TEXT, "begin" INTEGER);
CREATE TABLE log (message TEXT);
CREATE VIEW plain AS SELECT id, name FROM "a table";
CREATE VIEW IF NOT EXISTS main.named ("First", second) AS -- what people look at
  SELECT id, /* the name */ name FROM "a table" WHERE name <> ';' ORDER BY 1 -- in order
;
CREATE VIEW broken AS SELECT no_column FROM nowhere;
CREATE VIEW with_function AS WITH x AS (SELECT my_function(id) AS f FROM "a table") SELECT f FROM x;
CREATE TRIGGER "after insert" AFTER INSERT ON "a table" BEGIN INSERT INTO log VALUES ('new; ' || NEW.id); END;
CREATE TRIGGER unsaid INSERT ON "A TABLE" FOR EACH ROW BEGIN SELECT 1; END;
CREATE TRIGGER IF NOT EXISTS of_columns BEFORE UPDATE OF name, "begin" ON "a table"
WHEN NEW.name <> OLD.name AND (CASE WHEN NEW.begin THEN 1 ELSE 0 END) = 1 AND NEW.begin > 0
BEGIN
  -- twice
  INSERT INTO log VALUES ('one');
  UPDATE log SET message = CASE message WHEN 'one' THEN 'ONE' END;
END;
CREATE TRIGGER instead INSTEAD OF DELETE ON plain BEGIN DELETE FROM "a table" WHERE id = OLD.id; END;
