INSERT INTO g (price, amount, name) VALUES (2, 3, 'New') RETURNING total, label, long, of_generated, untyped, lower_name
