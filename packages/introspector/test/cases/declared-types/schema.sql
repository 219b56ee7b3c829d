CREATE TABLE "declared types" (
  a, b INTEGER, c int, d BIGINT, e UNSIGNED BIG INT, f INT8,
  g TEXT, h VARCHAR(20), i NATIVE CHARACTER ( 70 ), j CLOB,
  k BLOB, l REAL, m DOUBLE   PRECISION, n FLOAT(10), o NUMERIC, p DECIMAL(10,5), q DECIMAL ( 8 ), r NUMERIC(2000,5),
  s BOOLEAN, t BOOL, u DATE, v DATETIME, w TIMESTAMP, x TIMESTAMP WITH TIME ZONE, y TIME,
  z JSON, aa UUID, ab GUID, ac UNIQUEIDENTIFIER, ad STRING, ae POINT, af FLOATING POINT, ag NVARCHAR2(10), ah "quoted type",
  ai DATETIME(6), aj [in brackets] (3, -2), ak VARCHAR
  (
    255 /* why not */
  )
);
CREATE TABLE strict_types (a INT, b INTEGER, c REAL, d TEXT, e BLOB, f ANY, PRIMARY KEY (d, f)) STRICT;
CREATE TABLE selected AS SELECT b, p, l + 1 AS "a sum", g FROM "declared types";
