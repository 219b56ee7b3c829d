CREATE TABLE "" ("" TEXT, "a ""quoted"" one" TEXT);
CREATE TABLE [in brackets] (`a back``tick` INTEGER PRIMARY KEY, 'a ''string'' as a name' INT, [a "b" c] TEXT);
CREATE TABLE "order" ("select" INTEGER, "group" TEXT, key TEXT, desc TEXT, abort TEXT, "table.column" TEXT);
CREATE TABLE "Übergröße" ("naïve" TEXT, 日本語 TEXT, "😀" TEXT, a$b INT, _ INT, "1st" INT);
CREATE TABLE "a name of more than sixty-three bytes, which is the most that PostgreSQL keeps" (a);
CREATE TABLE "Case" ("Id" INTEGER, "ID2" INTEGER);
CREATE TABLE "line
break" ("tab	in it" TEXT, ") -- no comment (" TEXT, "CHECK (1)" TEXT);
CREATE INDEX "an index, ""quoted""" ON "in brackets" ([a "b" c] DESC);
CREATE VIEW "a view" ("first column", "second, column") AS SELECT 1, 2;
