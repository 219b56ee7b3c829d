import type { FindingEntry } from './finding-entry.js';

/** Findings about tables, columns, views and triggers as the target has them. */
export const TARGET_FINDINGS = {
  renamed: {
    severities: ['warning', 'note'],
    meaning:
      'The object has another name on the target, because PostgreSQL does not allow its name or something else has it.',
    action: 'Use the new name in SQL, or choose one under "renames" in the config.',
  },
  'unknown-rename': {
    severities: ['warning'],
    meaning: 'The config renames something that the source does not have.',
    action: 'Correct the name in the config.',
  },
  'too-many-columns': {
    severities: ['loss'],
    meaning: 'The table has more columns than PostgreSQL allows, so it is left out with its rows.',
    action: 'Split the table in SQLite, then migrate again.',
  },
  'wide-rows': {
    severities: ['note'],
    meaning: 'A row with a value in every column does not fit into a page of PostgreSQL.',
    action: 'Set "integers": "fit" in the config if rows are refused.',
  },
  'rowid-kept': {
    severities: ['note'],
    meaning: "Views or triggers use SQLite's rowid, so it is a column on the target; SELECT * shows it.",
    action: 'Nothing, unless a program depends on the columns of SELECT *.',
  },
  'identity-not-integer': {
    severities: ['warning'],
    meaning: 'The column numbers its rows itself in SQLite, but its type on the target is not an integer.',
    action: 'Choose an integer type for it in the config.',
  },
  'virtual-stored': {
    severities: ['note'],
    meaning:
      'PostgreSQL before version 18 has no virtual columns: the value is computed when the row is written, and stored.',
    action: 'Nothing.',
  },
  'not-translated': {
    severities: ['warning'],
    meaning:
      'An expression, view or trigger has no exact translation; the message says why, and what the target is without.',
    action: "Rewrite it in SQLite with the message's advice, or create it on PostgreSQL yourself.",
  },
  'needs-view': {
    severities: ['warning'],
    meaning: 'The view reads another view that is left out, so it is left out, too.',
    action: 'Mend the finding of the other view first.',
  },
  'needs-relation': {
    severities: ['warning'],
    meaning: 'The trigger belongs to a table or view that is left out, so it is left out, too.',
    action: 'Mend the finding of that table or view first.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
