SELECT concat(sum((mail = 'ann@X')::int), ' ', sum((padded = 'a')::int)) FROM users
