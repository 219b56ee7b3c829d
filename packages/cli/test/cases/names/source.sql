-- names keep their spelling: spaces, quotes, dots, reserved words, other scripts, the empty name, names of system columns
CREATE TABLE "select" ("from" TEXT, "order" INTEGER, "user" TEXT, "table" TEXT, "all" TEXT, "desc" TEXT);
INSERT INTO "select" VALUES ('a', 1, 'u', 't', 'x', 'y');
CREATE TABLE "a ""quoted"" table" (id INTEGER PRIMARY KEY, "a ""column""" TEXT, [with brackets] TEXT, `backticks` TEXT, 'single' TEXT, "tab	tab" TEXT, "line
end" TEXT);
INSERT INTO "a ""quoted"" table" VALUES (1, 'q', 'b', 't', 's', 'tab', 'line');
CREATE TABLE "dot.ted" ("a.b" TEXT, "c%d" TEXT, "e$f" TEXT, "g-h" TEXT, "i/j" TEXT, "k'l" TEXT, "back\slash" TEXT);
INSERT INTO "dot.ted" VALUES ('1', '2', '3', '4', '5', '6', '7');
CREATE TABLE "" ("" TEXT, " " TEXT, "  " INTEGER);
INSERT INTO "" VALUES ('empty', 'space', 2);
CREATE TABLE " leading and trailing " (" x" TEXT, "x " TEXT, x TEXT);
INSERT INTO " leading and trailing " VALUES ('a', 'b', 'c');
CREATE TABLE "größe" ("naïve" TEXT, "日本" TEXT, "🦆" TEXT);
INSERT INTO "größe" VALUES ('a', 'b', 'c');
CREATE TABLE "système" (ctid TEXT, xmin TEXT, xmax TEXT, cmin TEXT, cmax TEXT, tableoid TEXT, oid TEXT, rowid TEXT);
INSERT INTO "système" VALUES ('1', '2', '3', '4', '5', '6', '7', '8');
CREATE TABLE "Capitals" ("ID" INTEGER PRIMARY KEY, "userId" INTEGER, "1st" TEXT, "2" TEXT);
INSERT INTO "Capitals" VALUES (1, 2, 'x', 'y');
CREATE INDEX "Index of Capitals" ON "Capitals" ("userId");
CREATE TABLE pg_class (id INTEGER PRIMARY KEY, oid TEXT);
INSERT INTO pg_class VALUES (1, 'not the catalog');
CREATE TABLE "lite2pg" (id INTEGER PRIMARY KEY);
INSERT INTO "lite2pg" VALUES (1);
