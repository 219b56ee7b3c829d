CREATE TABLE people -- who we know
( -- one row a person
  -- given by the engine
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, -- as they write it
  age INTEGER /* in years */,
  /* metres,
   * not feet
   */
  height REAL CHECK (height > 0), weight REAL, -- kilograms
  -- -------------------
  -- Contact
  -- -------------------
  "e-mail" TEXT -- may be shared
    UNIQUE /* really? */,
  score INTEGER, -- -1: not known
  a INT, /* about b */ b INT,
  -- about the constraint
  CHECK (age > 0) -- nobody is 0
  -- nothing more
);
