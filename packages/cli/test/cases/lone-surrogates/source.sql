-- halves of surrogate pairs and odd bytes in a UTF-16 database are repaired, the original bytes kept as rejects
PRAGMA encoding = 'UTF-16le';
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
INSERT INTO t VALUES
  (1, 'fine'), (2, CAST(x'3dd8' AS TEXT)), (3, CAST(x'6100860062dc6200' AS TEXT)), (4, CAST(x'3dd886de' AS TEXT)),
  (5, 'a' || char(0) || 'b'), (6, CAST(x'610062' AS TEXT));
