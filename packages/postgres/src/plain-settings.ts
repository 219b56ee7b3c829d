/**
 * Settings under which a session reads SQL and prints values and definitions the same way on every server. A role or a
 * database may have others (ALTER ROLE … SET): ones that end a long statement or cut an idle session, that read a literal
 * as another value, that hide rows, or that print a type or a default in another form.
 */
export const PLAIN_SETTINGS = {
  // What ends statements, transactions and sessions.
  statement_timeout: '0',
  lock_timeout: '0',
  transaction_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  exit_on_error: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // How SQL is read.
  search_path: '',
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  backslash_quote: 'safe_encoding',
  array_nulls: 'on',
  transform_null_equals: 'off',
  xmloption: 'content',
  // Which rows are read: an error where a policy would leave some out.
  row_security: 'off',
  // How values and definitions are printed.
  quote_all_identifiers: 'off',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  xmlbinary: 'base64',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
} as const;
