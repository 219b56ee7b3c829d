import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answersOf, type Scenario } from '../both-engines.js';

const TABLES = `
CREATE TABLE "Item s"(id INTEGER PRIMARY KEY, name TEXT, "order" INTEGER DEFAULT 0, changed TEXT);
CREATE TABLE log(id INTEGER PRIMARY KEY, what TEXT, n INTEGER);
`;
const QUERIES = ['SELECT * FROM "Item s" ORDER BY id', 'SELECT what, n FROM log ORDER BY id'];

async function same(scenario: Partial<Scenario> & Pick<Scenario, 'schema' | 'statements'>): Promise<void> {
  const { sqlite, postgres } = await answersOf({ queries: QUERIES, ...scenario, schema: TABLES + scenario.schema });
  assert.equal(postgres, sqlite);
}

test('an AFTER trigger sees OLD and NEW, and runs for each row', () =>
  same({
    schema: `CREATE TRIGGER t AFTER UPDATE OF name ON "Item s" WHEN NEW.name IS NOT OLD.name BEGIN
      INSERT INTO log(what, n) VALUES (OLD.name || '>' || NEW.name, NEW."order" + 1); END;`,
    statements: [
      `INSERT INTO "Item s"(name, "order") VALUES ('a', 1), ('b', 2)`,
      `UPDATE "Item s" SET name = upper(name)`,
      `UPDATE "Item s" SET name = name`,
      `UPDATE "Item s" SET "order" = 9`,
    ],
  }));

test('columns of NEW and OLD have no affinity but for the rowid, and see into subqueries of FROM', () =>
  same({
    schema: `
    CREATE TRIGGER a AFTER INSERT ON "Item s" WHEN NEW."order" > '5' BEGIN INSERT INTO log(what, n) VALUES ('never', 1); END;
    CREATE TRIGGER b AFTER INSERT ON "Item s" WHEN NEW.id >= '1' BEGIN INSERT INTO log(what, n) VALUES ('id', 2); END;
    CREATE TRIGGER c AFTER INSERT ON "Item s" BEGIN INSERT INTO log(what, n) SELECT 'inner', m FROM (SELECT NEW."order" + 1 AS m); END;`,
    statements: [`INSERT INTO "Item s"(name, "order") VALUES ('a', 9)`],
    queries: ['SELECT what, n FROM log ORDER BY what'],
  }));

test('RAISE aborts the statement in every form of asking', () =>
  same({
    schema: `
    CREATE TRIGGER a BEFORE INSERT ON "Item s" WHEN NEW."order" < 0 BEGIN SELECT RAISE(ABORT, 'negative'); END;
    CREATE TRIGGER b BEFORE INSERT ON "Item s" BEGIN SELECT CASE WHEN NEW.name = 'x' THEN RAISE(ABORT, 'x') WHEN NEW.name IS NULL THEN RAISE(FAIL, 'null') END; END;
    CREATE TRIGGER c BEFORE DELETE ON "Item s" BEGIN SELECT RAISE(ABORT, 'logged') FROM log WHERE n = OLD.id; END;
    CREATE TRIGGER d BEFORE UPDATE ON "Item s" BEGIN SELECT RAISE(ABORT, 'taken') WHERE EXISTS (SELECT 1 FROM "Item s" WHERE name = NEW.name AND id <> NEW.id); END;`,
    statements: [
      `INSERT INTO "Item s"(name, "order") VALUES ('a', -1)`,
      `INSERT INTO "Item s"(name) VALUES ('x')`,
      `INSERT INTO "Item s"(name) VALUES (NULL)`,
      `INSERT INTO "Item s"(name) VALUES ('ok'), ('ok2')`,
      `INSERT INTO log(what, n) SELECT 'keep', id FROM "Item s" WHERE name = 'ok'`,
      `DELETE FROM "Item s" WHERE name = 'ok'`,
      `DELETE FROM "Item s" WHERE name = 'ok2'`,
      `INSERT INTO "Item s"(id, name) VALUES (70, 'new')`,
      `UPDATE "Item s" SET name = 'ok' WHERE name = 'new'`,
    ],
    queries: [`SELECT name FROM "Item s" ORDER BY name`],
  }));

test('RAISE(IGNORE) skips the row before it is written', () =>
  same({
    schema: `CREATE TRIGGER t BEFORE INSERT ON "Item s" WHEN NEW.name LIKE 'skip%' BEGIN SELECT RAISE(IGNORE); END;`,
    statements: [`INSERT INTO "Item s"(id, name) VALUES (1, 'a'), (2, 'SKIP me'), (3, 'b')`],
  }));

test('a trigger does not fire itself, and others still do', () =>
  same({
    schema: `
    CREATE TRIGGER t AFTER UPDATE ON "Item s" BEGIN UPDATE "Item s" SET "order" = "order" + 1 WHERE id = NEW.id; INSERT INTO log(what) VALUES ('t'); END;
    CREATE TRIGGER ins AFTER INSERT ON log WHEN NEW.n IS NULL BEGIN INSERT INTO log(what, n) VALUES ('again', 1); UPDATE "Item s" SET changed = 'by log'; END;`,
    statements: [
      `INSERT INTO "Item s"(name) VALUES ('a')`,
      `UPDATE "Item s" SET name = 'b'`,
      `UPDATE "Item s" SET name = 'c'`,
    ],
  }));

test('INSTEAD OF triggers write through a view', () =>
  same({
    schema: `
    CREATE VIEW v AS SELECT id, name AS title, "order" + 0 AS rank FROM "Item s";
    CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO "Item s"(id, name, "order") VALUES (NEW.id, NEW.title, NEW.rank); END;
    CREATE TRIGGER vu INSTEAD OF UPDATE ON v WHEN NEW.rank > 0 BEGIN UPDATE "Item s" SET name = NEW.title, "order" = NEW.rank WHERE id = OLD.id; END;
    CREATE TRIGGER vd INSTEAD OF DELETE ON v BEGIN DELETE FROM "Item s" WHERE id = OLD.id; END;`,
    statements: [
      `INSERT INTO v(id, title, rank) VALUES (1, 'one', 1), (2, 'two', 2), (3, 'three', 3)`,
      `UPDATE v SET title = title || '!', rank = rank - 1`,
      `DELETE FROM v WHERE id = 3`,
    ],
  }));

test('a trigger may count, upsert and delete elsewhere', () =>
  same({
    schema: `
    CREATE TABLE totals(name TEXT PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0);
    CREATE TRIGGER i AFTER INSERT ON "Item s" BEGIN
      INSERT INTO totals(name, n) VALUES (NEW.name, 1) ON CONFLICT(name) DO UPDATE SET n = n + 1;
    END;
    CREATE TRIGGER d AFTER DELETE ON "Item s" BEGIN
      UPDATE totals SET n = (SELECT count(*) FROM "Item s" WHERE name = OLD.name) WHERE name = OLD.name;
      DELETE FROM totals WHERE n = 0;
    END;`,
    statements: [
      `INSERT INTO "Item s"(name) VALUES ('a'), ('b'), ('a')`,
      `DELETE FROM "Item s" WHERE name = 'b'`,
      `DELETE FROM "Item s" WHERE id = 1`,
    ],
    queries: [...QUERIES, 'SELECT * FROM totals ORDER BY name'],
  }));

test.run();
