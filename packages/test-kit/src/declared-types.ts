/** Declared types that people write, and some that only SQLite's rules of affinity could make sense of. No two are the same to SQLite. */
export const DECLARED_TYPES: readonly string[] = [
  ...['', 'ANY', 'BLOB', 'TEXT', 'CLOB', 'NONE', 'STR', 'STRING', 'XML', 'CITEXT', 'LONGTEXT', 'TINYTEXT', 'NTEXT'],
  ...['VARCHAR', 'VARCHAR(10)', 'varchar (255)', 'CHARACTER VARYING(20)', 'NVARCHAR(50)', 'CHAR(36)', 'NATIVE CHARACTER(70)'],
  ...['INT', 'INTEGER', 'INTEGER(5)', 'int unsigned (11)', 'TINYINT(1)', 'SMALLINT', 'MEDIUMINT', 'BIGINT', 'UNSIGNED BIG INT'],
  ...['INT2', 'INT4', 'INT8', 'LONG', 'SERIAL', 'BIGSERIAL', 'INTERVAL', 'POINT', 'FLOATING POINT', 'CHARINT', 'BLOBINT'],
  ...['REAL', 'FLOAT', 'DOUBLE', 'DOUBLE PRECISION', 'DOUBLE(8, 2)', 'REALBLOB', 'TEXTBLOB', 'BLOBTEXT'],
  ...['NUMERIC', 'NUMERIC(5)', 'DECIMAL(10,2)', 'decimal( 12 , 4 )', 'DECIMAL(2,5)', 'NUMERIC(5,-2)', 'DECIMAL(1001,2)', 'DECIMAL(10.5)'],
  ...['MONEY', 'NUMBER', 'NUMBER(10,2)', 'ENUM', 'YEAR', 'CURRENCY', 'INET', 'FIXED(8,2)'],
  ...['BIT', 'BIT(1)', 'BOOL', 'BOOLEAN', 'boolean', 'DATE', 'TIME', 'TIME(3)', 'TIME WITHOUT TIME ZONE', 'TIMETZ'],
  ...['DATETIME', 'DATETIME(6)', 'DATETIME2', 'DATETIME2(7)', 'SMALLDATETIME', 'DATETIMEOFFSET', 'DATETIMEOFFSET(7)'],
  ...['TIMESTAMP', 'TIMESTAMP(3)', 'TIMESTAMPTZ', 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMP WITHOUT TIME ZONE (6)', 'TIMESTAMP  WITH\tTIME\nZONE'],
  ...['JSON', 'JSONB', 'UUID', 'GUID', 'UNIQUEIDENTIFIER', 'BYTEA', 'BYTES', 'BINARY', 'BINARY(16)', 'VARBINARY(64)', 'IMAGE', 'ROWVERSION'],
  ...['GEOMETRY', 'GEOMETRYCOLLECTION', 'LINESTRING', 'POLYGON', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON'],
  ...['[my type]', '"quoted int"', '`TIMESTAMP`', 'VARCHAR /* int */ (10)', 'FOO BAR', 'ınt', 'ÄTEXT'],
]; // prettier-ignore
