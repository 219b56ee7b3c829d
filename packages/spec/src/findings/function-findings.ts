import type { FindingEntry } from './finding-entry.js';

/** Findings about functions in translated SQL. */
export const FUNCTION_FINDINGS = {
  'unknown-function': {
    severities: ['refused'],
    meaning: 'The function is not one of SQLite, or PostgreSQL has no equivalent.',
    action: 'Use another function, or create this one on PostgreSQL and write the SQL for it.',
  },
  'argument-count': {
    severities: ['refused'],
    meaning: 'The function does not take this number of arguments.',
    action: 'Correct the call.',
  },
  'json-label': {
    severities: ['refused'],
    meaning: 'A label of json_object() is not text.',
    action: 'Use a text, or CAST it.',
  },
  'no-geometry': {
    severities: ['refused'],
    meaning: 'The function needs a geometry and is given something else.',
    action: 'Give it a geometry column.',
  },
  zeroblob: {
    severities: ['refused'],
    meaning: 'zeroblob() is given a value that may be NULL.',
    action: 'Use coalesce(…, 0).',
  },
  'not-deterministic': {
    severities: ['refused'],
    meaning:
      'PostgreSQL stores the result of this expression, so it may depend on nothing but the row, not on the clock.',
    action: 'Compute it when the row is written or read.',
  },
  'local-time': {
    severities: ['note'],
    meaning: "Local time is that of the session's TimeZone in PostgreSQL, of the machine in SQLite.",
    action: 'Set TimeZone, or use UTC.',
  },
  'last-insert-rowid': {
    severities: ['note'],
    meaning:
      'The result is the last number a sequence gave in this session; ids that were written explicitly do not count.',
    action: 'Use INSERT … RETURNING.',
  },
  changes: {
    severities: ['refused'],
    meaning: 'PostgreSQL has no function for the number of changed rows.',
    action: 'Ask the driver for it.',
  },
  'total-changes': {
    severities: ['refused'],
    meaning: 'PostgreSQL does not count the changes of a session.',
    action: 'Count them in the application.',
  },
  'sqlite-version': {
    severities: ['note'],
    meaning: 'sqlite_version() gives the version of the PostgreSQL server.',
    action: 'Check that nothing depends on a version of SQLite.',
  },
  'sqlite-source-id': {
    severities: ['refused'],
    meaning: 'There is no SQLite on the target.',
    action: 'Use version().',
  },
  'load-extension': {
    severities: ['refused'],
    meaning: "SQLite's extensions do not load into PostgreSQL.",
    action: 'Look for an extension of PostgreSQL.',
  },
  'volatile-case': {
    severities: ['refused'],
    meaning: 'CASE compares a value that changes at every call.',
    action: 'Compute the value in a subquery first.',
  },
  'volatile-operand': {
    severities: ['refused'],
    meaning: 'A value that changes at every call is needed more than once.',
    action: 'Compute the value in a subquery first.',
  },
  'table-function': {
    severities: ['refused'],
    meaning: 'The table-valued function has no equivalent in PostgreSQL.',
    action: 'Use json_each(), json_tree() or generate_series(), or select from a table.',
  },
  'self-reference': {
    severities: ['refused'],
    meaning: "The argument of a table-valued function names one of the function's own columns.",
    action: 'Write the table in front of the column.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
