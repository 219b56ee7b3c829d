-- PostgreSQL schema, made by lite2pg from a SQLite database.
-- Do not edit: change the source or lite2pg.config.json, then run lite2pg generate.
-- 4 tables, 10 columns, 2 indexes, 2 foreign keys.
-- COLLATE "C": text sorts and compares by its bytes, as in SQLite.

CREATE TABLE composite (
  b bigint NOT NULL,
  a text COLLATE "C" NOT NULL,
  CONSTRAINT "one seat" PRIMARY KEY (a, b)
);

-- unique "one seat" of "members": it is called "members_team_seat_key", because something else has
--   this name
-- collation "Email" of "members": NOCASE in SQLite, compared exactly here: write lower("Email"
--   COLLATE "C") on both sides if queries compare or sort it
-- collation "nick" of "members": RTRIM in SQLite, compared exactly here: write rtrim(nick, ' ') on
--   both sides if queries compare or sort it
CREATE TABLE members (
  "Email" text COLLATE "C" PRIMARY KEY,
  nick text COLLATE "C" UNIQUE,
  team bigint,
  seat bigint UNIQUE,
  UNIQUE (team, seat)
);

-- foreign key "member" of "letters": SQLite finds "Email" in any case, PostgreSQL only with the
--   same spelling
-- foreign key "nick" of "letters": SQLite finds "nick" with any spaces at its end, PostgreSQL only
--   with the same spelling
-- collation "nick" of "letters": RTRIM in SQLite, compared exactly here: write rtrim(nick, ' ') on
--   both sides if queries compare or sort it
CREATE TABLE letters (
  member text COLLATE "C" REFERENCES members ("Email"),
  nick text COLLATE "C" REFERENCES members (nick)
);

-- warning: collation "German" of "numbers": compares by the application's collation "german": on
--   PostgreSQL it is compared by bytes
CREATE TABLE numbers (
  n bigint PRIMARY KEY,
  "German" text COLLATE "C"
);

CREATE UNIQUE INDEX "members_Email_folded_key" ON members (lower("Email" COLLATE "C"));
CREATE UNIQUE INDEX members_nick_folded_key ON members (rtrim(nick, ' '));
