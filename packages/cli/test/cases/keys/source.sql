-- primary and unique keys arrive in key order, with and without rowid, declared on the column or the table, named or not
CREATE TABLE composite (a TEXT, b INTEGER, c REAL, note TEXT, PRIMARY KEY (c, a), UNIQUE (note, b), CONSTRAINT "b twice" UNIQUE (b));
INSERT INTO composite VALUES ('x', 1, 2.5, 'n'), ('y', 2, 2.5, NULL);
CREATE TABLE "without" (value TEXT, "key two" INTEGER, key1 TEXT, PRIMARY KEY (key1 DESC, "key two")) WITHOUT ROWID;
INSERT INTO "without" VALUES ('v1', 2, 'a'), ('v2', 1, 'a'), ('v3', 1, 'b');
CREATE TABLE descending (id INTEGER PRIMARY KEY DESC, v);
INSERT INTO descending VALUES (1, 'a'), (2, 'b');
CREATE TABLE "int key" (id INT PRIMARY KEY, v TEXT);
INSERT INTO "int key" VALUES (3, 'a'), (1, 'b');
CREATE TABLE bigint_key (id BIGINT PRIMARY KEY NOT NULL);
INSERT INTO bigint_key VALUES (9223372036854775807);
CREATE TABLE "no key" (a, b);
INSERT INTO "no key" VALUES (1, 'a'), (1, 'a'), (NULL, NULL);
CREATE TABLE named (id INTEGER CONSTRAINT "my key" PRIMARY KEY, code TEXT CONSTRAINT "my unique" UNIQUE ON CONFLICT IGNORE, same TEXT UNIQUE, UNIQUE (same));
INSERT INTO named VALUES (1, 'a', 'x');
CREATE TABLE "real key" (x REAL PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "real key" VALUES (1), (0.5), (-1e300);
CREATE TABLE "blob key" (x BLOB PRIMARY KEY, "rowid" TEXT);
INSERT INTO "blob key" VALUES (x'00', 'not the rowid'), (x'ff', 'neither');
