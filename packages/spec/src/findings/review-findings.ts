import type { FindingEntry } from './finding-entry.js';

/** Notes for who reviews the generated DDL; `generate --no-notes` leaves them out. */
export const REVIEW_FINDINGS = {
  'foreign-key-without-index': {
    severities: ['note'],
    meaning:
      'No index begins with the columns of a foreign key, so deleting a row it may refer to reads the whole table.',
    action: 'Create an index over these columns, in SQLite or on PostgreSQL.',
  },
  'numeric-flag': {
    severities: ['note'],
    meaning: 'The names of these columns say yes or no, and their type is a number.',
    action: 'Set their type to boolean in the config if they hold 0 and 1 only and the application can read booleans.',
  },
  'bookkeeping-table': {
    severities: ['note'],
    meaning: 'A tool keeps in this table what it did to the SQLite database.',
    action: 'Leave it out with "exclude" in the config, unless the tool shall go on with it on PostgreSQL.',
  },
  'time-types-differ': {
    severities: ['note'],
    meaning:
      'Times that belong together have different types, so comparing them depends on the time zone of the session.',
    action: 'Choose one type for them in the config.',
  },
  'text-sum': {
    severities: ['note'],
    meaning: 'A view or trigger adds texts with +, which makes numbers of them.',
    action: 'Write || where texts were to be joined.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
