-- triggers arrive and do the same: before, after, of columns, when, raise, instead of; one that cannot be said is reported
CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT, balance INTEGER NOT NULL DEFAULT 0, changed INTEGER DEFAULT 0);
CREATE TABLE log (id INTEGER PRIMARY KEY, what TEXT, account INTEGER, old_balance INTEGER, new_balance INTEGER);
INSERT INTO accounts (id, name, balance) VALUES (1, 'ann', 10), (2, 'bo', 0);
CREATE VIEW names AS SELECT id, name FROM accounts;
CREATE TRIGGER logged AFTER UPDATE OF balance ON accounts WHEN old.balance <> new.balance BEGIN
  INSERT INTO log (what, account, old_balance, new_balance) VALUES ('update', new.id, old.balance, new.balance);
END;
CREATE TRIGGER counted AFTER UPDATE ON accounts BEGIN
  UPDATE accounts SET changed = changed + 1 WHERE id = new.id;
END;
CREATE TRIGGER checked BEFORE INSERT ON accounts WHEN new.balance < 0 BEGIN
  SELECT RAISE(ABORT, 'balance below zero');
END;
CREATE TRIGGER gone AFTER DELETE ON accounts BEGIN
  DELETE FROM log WHERE account = old.id;
  INSERT INTO log (what, account) VALUES ('delete', old.id);
END;
CREATE TRIGGER renamed INSTEAD OF UPDATE ON names BEGIN
  UPDATE accounts SET name = new.name WHERE id = old.id;
END;
CREATE TRIGGER "cannot be" AFTER INSERT ON log BEGIN
  SELECT no_such_function(new.id);
END;
