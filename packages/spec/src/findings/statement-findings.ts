import type { FindingEntry } from './finding-entry.js';

/** Findings about statements other than queries in translated SQL. */
export const STATEMENT_FINDINGS = {
  explain: { severities: ['note'], meaning: "EXPLAIN shows PostgreSQL's plan, in its own words.", action: 'Nothing.' },
  begin: {
    severities: ['note'],
    meaning: 'BEGIN takes no lock: PostgreSQL locks the rows it changes.',
    action: 'Use LOCK TABLE or SELECT … FOR UPDATE if others must wait.',
  },
  savepoint: {
    severities: ['note'],
    meaning: 'SAVEPOINT outside a transaction starts one in SQLite; in PostgreSQL it is an error.',
    action: 'Write BEGIN first.',
  },
  pragma: {
    severities: ['note', 'refused'],
    meaning: 'The PRAGMA is about a SQLite file.',
    action: 'Leave it out, or use what the message suggests.',
  },
  'vacuum-into': { severities: ['refused'], meaning: 'VACUUM INTO copies a file.', action: 'Use pg_dump.' },
  reindex: {
    severities: ['refused'],
    meaning: 'REINDEX of everything, or of a collation, has another form in PostgreSQL.',
    action: 'Use REINDEX SCHEMA.',
  },
  'explicit-id': {
    severities: ['note'],
    meaning: "An id is written explicitly: PostgreSQL's sequence does not follow it.",
    action: 'Leave the id out, or call setval() afterwards.',
  },
  'or-ignore': {
    severities: ['note'],
    meaning: 'OR IGNORE also skips rows that break NOT NULL or CHECK in SQLite; in PostgreSQL these are errors.',
    action: 'Check the values first.',
  },
  'or-fail': {
    severities: ['note'],
    meaning: 'OR FAIL and OR ROLLBACK differ from ABORT only in what a failed statement leaves behind.',
    action: 'Nothing, unless the application depends on it.',
  },
  'replace-updates': {
    severities: ['note'],
    meaning:
      'REPLACE deletes the old row and inserts a new one; here the row is updated in place, with the same result.',
    action: 'Nothing.',
  },
  'replace-deletes': {
    severities: ['refused'],
    meaning: 'REPLACE would have to delete rows whose delete triggers SQLite does not run.',
    action: 'Use INSERT … ON CONFLICT (key) DO UPDATE.',
  },
  'replace-followed': {
    severities: ['refused'],
    meaning:
      'REPLACE deletes a row that rows of another table follow by ON DELETE; a setting of SQLite decides whether they do.',
    action: 'Use INSERT … ON CONFLICT (key) DO UPDATE, which keeps them, or DELETE and INSERT.',
  },
  'replace-two-keys': {
    severities: ['refused'],
    meaning: 'REPLACE may delete one row for each of several unique keys.',
    action: 'Use INSERT … ON CONFLICT (one key) DO UPDATE.',
  },
  'upsert-twice': {
    severities: ['refused'],
    meaning: 'The statement has several ON CONFLICT clauses.',
    action: 'Use one.',
  },
  'upsert-target': {
    severities: ['refused'],
    meaning: 'ON CONFLICT DO UPDATE names no key, and the table has several.',
    action: 'Write ON CONFLICT (columns).',
  },
  'set-twice': {
    severities: ['refused'],
    meaning: 'UPDATE sets a column twice, once from a subquery with several columns.',
    action: 'Leave the column out of the first list.',
  },
  'update-or-replace': {
    severities: ['refused'],
    meaning: 'UPDATE OR REPLACE deletes the rows that conflict.',
    action: 'Delete them first.',
  },
  'update-or-ignore': {
    severities: ['refused'],
    meaning: 'UPDATE OR IGNORE may change several rows and skips those that collide.',
    action: 'Update one row by its key.',
  },
  'generated-column': {
    severities: ['refused'],
    meaning: 'The statement writes to a generated column.',
    action: 'Leave the column out.',
  },
  'limit-without-order': {
    severities: ['note'],
    meaning: 'Which rows LIMIT takes is undefined without ORDER BY.',
    action: 'Add ORDER BY.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
