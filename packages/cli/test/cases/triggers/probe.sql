UPDATE accounts SET balance = 15 WHERE id = 1;
SELECT what, account, old_balance, new_balance FROM log

UPDATE accounts SET balance = 10 WHERE id = 1;
SELECT count(*) FROM log

UPDATE accounts SET balance = 15 WHERE id = 1;
SELECT changed FROM accounts WHERE id = 1

INSERT INTO accounts (name, balance) VALUES ('bad', -1)

DELETE FROM accounts WHERE id = 2;
SELECT what, account FROM log

UPDATE names SET name = 'anna' WHERE id = 1;
SELECT name FROM accounts WHERE id = 1
