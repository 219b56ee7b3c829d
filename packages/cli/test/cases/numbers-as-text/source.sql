-- numbers of 30 digits in text stay that text; the config can make them numeric, and no digit is lost
CREATE TABLE wallets (id INTEGER PRIMARY KEY, wei TEXT, amount TEXT, mixed TEXT);
INSERT INTO wallets VALUES
  (1, '123456789012345678901234567890', '0.000000000000000000000000000001', '1'),
  (2, '-99999999999999999999999999999.9', '123456789012345678901234567890.123456789', '1.50'),
  (3, '1e2', '+7', 'x');
INSERT INTO wallets (id, amount) VALUES (4, '0012.500');
