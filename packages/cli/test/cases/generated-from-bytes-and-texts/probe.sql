INSERT INTO g (v, b) VALUES ('x  ', '\x4142') RETURNING digits, bytes, words, is_x, is_trimmed, joined, listed
