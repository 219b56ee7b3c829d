-- with identifiers "snake" names are folded everywhere they are used: keys, checks, indexes, views, generated columns
CREATE TABLE "UserAccounts" ("userId" INTEGER PRIMARY KEY, "displayName" TEXT CHECK ("displayName" <> ''), "HTTPStatus" INTEGER, "bothNames" TEXT AS ("displayName" || "HTTPStatus"));
CREATE TABLE "OrderItems" ("itemId" INTEGER PRIMARY KEY, "userId" INTEGER REFERENCES "UserAccounts" ("userId"), "oldName" TEXT);
INSERT INTO "UserAccounts" ("userId", "displayName", "HTTPStatus") VALUES (1, 'Ann', 200);
INSERT INTO "OrderItems" VALUES (1, 1, 'x');
CREATE INDEX "byDisplayName" ON "UserAccounts" ("displayName") WHERE "HTTPStatus" > 0;
CREATE VIEW "activeUsers" AS SELECT "displayName" AS shown FROM "UserAccounts" WHERE "HTTPStatus" = 200;
