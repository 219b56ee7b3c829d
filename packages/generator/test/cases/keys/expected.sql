-- PostgreSQL schema, made by lite2pg from a SQLite database.
-- Do not edit: change the source or lite2pg.config.json, then run lite2pg generate.
-- COLLATE "C": text sorts and compares by its bytes, as in SQLite.

CREATE TABLE public.composite (
  b bigint NOT NULL,
  a text COLLATE "C" NOT NULL,
  CONSTRAINT "one seat" PRIMARY KEY (a, b)
);

-- unique "one seat" of "members": the name "one seat" is too long or taken in the schema: it is
--   called "members_team_seat_key"
-- unique "Email" of "members": says again what the primary key says: it is left out
-- collation "Email" of "members": NOCASE in SQLite, compared exactly here: write lower("Email"
--   COLLATE "C") on both sides where queries compare or sort it
-- collation "nick" of "members": RTRIM in SQLite, compared exactly here: write rtrim(nick, ' ') on
--   both sides where queries compare or sort it
CREATE TABLE public.members (
  "Email" text COLLATE "C" NOT NULL,
  nick text COLLATE "C",
  team bigint,
  seat bigint,
  PRIMARY KEY ("Email"),
  UNIQUE (team, seat),
  UNIQUE (seat),
  UNIQUE (nick)
);

-- collation "nick" of "letters": RTRIM in SQLite, compared exactly here: write rtrim(nick, ' ') on
--   both sides where queries compare or sort it
CREATE TABLE public.letters (
  member text COLLATE "C",
  nick text COLLATE "C"
);

-- attention: collation "German" of "numbers": compares by the application's collation "german": on
--   PostgreSQL its text compares by its bytes
CREATE TABLE public.numbers (
  n bigint,
  "German" text COLLATE "C",
  PRIMARY KEY (n)
);

CREATE UNIQUE INDEX "members_Email_folded_key" ON public.members (lower("Email" COLLATE "C"));
CREATE UNIQUE INDEX members_nick_folded_key ON public.members (rtrim(nick, ' '));

-- foreign key "member" of "letters": SQLite finds "Email" whatever its case, PostgreSQL only as it
--   is spelt
ALTER TABLE public.letters
  ADD CONSTRAINT letters_member_fkey
  FOREIGN KEY (member) REFERENCES public.members ("Email");

-- foreign key "nick" of "letters": SQLite finds "nick" whatever spaces end it, PostgreSQL only as
--   it is spelt
ALTER TABLE public.letters
  ADD CONSTRAINT letters_nick_fkey
  FOREIGN KEY (nick) REFERENCES public.members (nick);
