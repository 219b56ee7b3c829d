import type { FindingEntry } from './finding-entry.js';

/** Findings about values and rows that do not fit as they are. */
export const VALUE_FINDINGS = {
  'null-in-primary-key': {
    severities: ['warning', 'loss'],
    meaning:
      'The primary key holds NULL, which SQLite allows and PostgreSQL does not: it becomes a unique constraint, or the rows are set aside if the config says so.',
    action: 'Fill the NULLs in SQLite to keep the primary key.',
  },
  'null-in-not-null': {
    severities: ['warning'],
    meaning: 'A column declared NOT NULL holds NULL, so it is created without NOT NULL.',
    action: 'Fill the NULLs in SQLite to keep the constraint.',
  },
  'nul-in-text': {
    severities: ['loss'],
    meaning:
      "Some texts contain a NUL character, which PostgreSQL's text cannot hold; lite2pg.rejects keeps the original bytes.",
    action: "Set the column's type to bytea in the config to keep every byte, or clean the texts.",
  },
  'invalid-utf8': {
    severities: ['loss'],
    meaning: 'Some texts contain bytes that are not valid UTF-8; lite2pg.rejects keeps the original bytes.',
    action: "Set the column's type to bytea in the config to keep every byte, or clean the texts.",
  },
  'moments-cut': {
    severities: ['note'],
    meaning:
      'Some texts say more than a timestamp holds: digits after the microseconds and names of time zones are cut off.',
    action: "Set the column's type to text in the config to keep them.",
  },
  'offsets-not-kept': {
    severities: ['note'],
    meaning: 'Some times have an offset other than UTC: timestamptz keeps the moment, not the offset.',
    action: "Set the column's type to text in the config to keep both.",
  },
  'looks-like-epoch': {
    severities: ['note'],
    meaning: 'The numbers of this column look like times counted since 1970.',
    action: 'If they are, add the line from the message to the config; then the column becomes a timestamp.',
  },
  'looks-like-dates': {
    severities: ['note'],
    meaning: 'The texts of this column look like dates or times.',
    action: 'If they are, add the line from the message to the config; then the column gets that type.',
  },
  'moments-not-held': {
    severities: ['note'],
    meaning:
      'A column declared as dates or times has values that a timestamp does not hold as they are, so it gets another type.',
    action: 'Add the line from the message to the config to make timestamps of them.',
  },
  'values-do-not-fit': {
    severities: ['warning'],
    meaning: 'The config asks for a type that some values may not fit.',
    action: 'Check the values, choose another type, or set onBadValue in the config.',
  },
  'values-merged': {
    severities: ['warning'],
    meaning: "Values that SQLite keeps apart (1, '1', a blob) become the same value on the target.",
    action: 'Store one form in SQLite, or use jsonb if the message offers it.',
  },
  'values-repaired': {
    severities: ['loss'],
    meaning: 'Values were changed so that they fit; lite2pg.rejects keeps the original bytes.',
    action: 'Compare the values in lite2pg.rejects, or choose another type or policy in the config and migrate again.',
  },
  'rows-rejected': {
    severities: ['loss'],
    meaning: 'Rows were left out because a value does not fit; lite2pg.rejects keeps them.',
    action: 'Fix the values in SQLite, or choose another type or policy in the config, and migrate again.',
  },
  orphans: {
    severities: ['warning'],
    meaning:
      'Some rows point to a row that does not exist: they were moved, and the foreign key holds for new rows only (NOT VALID).',
    action: 'Delete or fix these rows, then run the same command again.',
  },
  'orphans-set-aside': {
    severities: ['loss'],
    meaning:
      'Rows that point to a row that does not exist were set aside, as the config says; lite2pg.rejects keeps them.',
    action: 'Fix the rows in SQLite and migrate again, or insert them on the target later.',
  },
  'pin-broken': {
    severities: ['warning'],
    meaning:
      'The lock file pins a type that no longer holds all values of the column (or it pins what is no longer so): the column gets a type that holds them, and nothing is lost.',
    action: "Run lite2pg inspect --pin again, or set the column's type and onBadValue in the config.",
  },
  'not-pinned': {
    severities: ['note'],
    meaning: 'The table or column is not in the lock file, or was declared or configured otherwise when it was pinned.',
    action: 'Run lite2pg inspect --pin again.',
  },
  'pin-unused': {
    severities: ['note'],
    meaning: 'The lock file names a table, a column or orphans that are no longer in the SQLite file.',
    action: 'Run lite2pg inspect --pin again.',
  },
  'other-lock': {
    severities: ['warning'],
    meaning: 'The lock file is that of another database: it shares no table with this one, and is not used.',
    action: 'Pass the right file with --lock, or --no-lock.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
