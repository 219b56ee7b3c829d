import type { FindingEntry } from './finding-entry.js';

/** Findings about keys, indexes, foreign keys and how they compare. */
export const KEY_FINDINGS = {
  'foreign-key-target-missing': {
    severities: ['warning'],
    meaning: 'The foreign key refers to a table or column that SQLite does not have, so it is left out.',
    action: 'Drop it in SQLite, or create what it refers to.',
  },
  'foreign-key-mismatch': {
    severities: ['warning'],
    meaning: 'The foreign key refers to columns that are not a key, so it cannot hold and is left out.',
    action: 'Add a primary key or unique index over the columns it refers to.',
  },
  'foreign-key-types-differ': {
    severities: ['warning'],
    meaning: 'No type holds the values of both sides of the foreign key, so it is left out.',
    action: 'Bring the values of both columns into one form, or choose a type for both in the config.',
  },
  'foreign-key-type-mismatch': {
    severities: ['warning'],
    meaning: 'The two sides of the foreign key have types that PostgreSQL cannot compare, so it is left out.',
    action: 'Choose the same type for both columns in the config.',
  },
  'foreign-key-without-table': {
    severities: ['warning'],
    meaning: 'The foreign key refers to a table that is not on the target, so it is left out.',
    action: 'Include that table, or create the foreign key later.',
  },
  'foreign-key-without-column': {
    severities: ['warning'],
    meaning:
      'The foreign key names a column that is not on the target, or another number of columns, so it is left out.',
    action: 'Correct the foreign key in SQLite, or create it on PostgreSQL.',
  },
  'foreign-key-without-unique': {
    severities: ['warning'],
    meaning:
      'The foreign key refers to columns without a primary key or unique constraint on the target, so it is left out.',
    action: 'Add a unique constraint over these columns.',
  },
  'foreign-key-sets-generated': {
    severities: ['warning'],
    meaning: 'The foreign key would set a generated column, which PostgreSQL does not allow, so it is left out.',
    action: 'Create it with another ON DELETE or ON UPDATE action.',
  },
  'foreign-key-compares-exactly': {
    severities: ['note'],
    meaning: 'SQLite finds the row referred to without regard to case or trailing spaces; PostgreSQL compares exactly.',
    action: 'Write the same spelling on both sides.',
  },
  'too-many-key-columns': {
    severities: ['warning'],
    meaning: 'The key or unique index has more columns than PostgreSQL allows, so it is left out.',
    action: 'Use fewer columns, or a unique index over a hash of them.',
  },
  'index-cut': {
    severities: ['note'],
    meaning: 'The index has more columns than PostgreSQL allows; it is created over the first of them.',
    action: 'Nothing, unless queries need the other columns.',
  },
  'redundant-unique': {
    severities: ['note'],
    meaning: 'The unique constraint repeats another key, so it is left out.',
    action: 'Nothing.',
  },
  'on-conflict': {
    severities: ['warning'],
    meaning:
      'The constraint is carried over, its ON CONFLICT action is not: PostgreSQL has no place for it in a constraint.',
    action: 'Write ON CONFLICT in each INSERT that depends on it.',
  },
  'collation-folded': {
    severities: ['note'],
    meaning:
      'The column ignores case or trailing spaces in SQLite; PostgreSQL compares it exactly, only its keys and indexes do not.',
    action: 'Use the expression from the message on both sides where queries compare or sort the column.',
  },
  'custom-collation': {
    severities: ['warning'],
    meaning: 'The column or index uses a collation of the application; PostgreSQL compares it by bytes.',
    action: 'Create a collation on PostgreSQL and use it, or sort in the application.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
