-- names with line ends and tabs are names like others, and nothing they say is done
CREATE TABLE precious (id INTEGER PRIMARY KEY);
INSERT INTO precious VALUES (1);
CREATE TABLE "line
; DROP TABLE precious; --" ("a
b" TEXT DEFAULT (no_such_function()) CHECK ("a
b" <> ''), "tab	" INTEGER REFERENCES precious);
INSERT INTO "line
; DROP TABLE precious; --" VALUES ('x', 1);
CREATE INDEX "index
; DROP TABLE precious; --" ON "line
; DROP TABLE precious; --" ("tab	");
CREATE VIEW "view
; DROP TABLE precious; --" AS SELECT no_such_function("a
b") FROM "line
; DROP TABLE precious; --";
