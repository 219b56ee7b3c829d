-- names that only "identifiers" make one keep apart, and the report says what they are called; a rename has its own say
CREATE TABLE "OrderItems" ("userId" INTEGER PRIMARY KEY, user_id INTEGER, "User Id" TEXT, "ÄPFEL" TEXT, "äpfel" TEXT);
INSERT INTO "OrderItems" VALUES (1, 2, 'three', 'four', 'five');
CREATE TABLE order_items (id INTEGER PRIMARY KEY, "Old" TEXT);
INSERT INTO order_items VALUES (1, 'x');
CREATE TABLE "Order Items" (id INTEGER PRIMARY KEY, item INTEGER REFERENCES "OrderItems" ("userId"));
INSERT INTO "Order Items" VALUES (1, 1);
CREATE INDEX "byUser" ON "OrderItems" (user_id);
CREATE INDEX by_user ON "OrderItems" ("User Id");
