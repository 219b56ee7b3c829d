/**
 * Settings that a role or a database may have otherwise, and that would end a long statement, cut an idle session, or give
 * literals and numbers another form. Every session of a load or a comparison sets them for itself.
 */
export const PLAIN_SETTINGS = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  standard_conforming_strings: 'on',
  extra_float_digits: '1',
  DateStyle: 'ISO',
  TimeZone: 'UTC',
} as const;
