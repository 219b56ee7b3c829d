import type { FindingEntry } from './finding-entry.js';

/** Findings of a run: what PostgreSQL refused, what differs on the target. */
export const RUN_FINDINGS = {
  'few-connections': {
    severities: ['note'],
    meaning: 'The server had fewer free connections than jobs, so the run takes longer.',
    action: 'Close some connections, or raise max_connections.',
  },
  'table-refused': {
    severities: ['loss'],
    meaning: 'PostgreSQL refused the table, so it is left out with its rows.',
    action: "Read PostgreSQL's reason in the message, change the type or name in the config, and migrate again.",
  },
  'statement-refused': {
    severities: ['warning'],
    meaning: 'PostgreSQL refused to create a key, index, check or view; the rows are on the target.',
    action:
      "Read PostgreSQL's reason in the message, correct the rows or the definition, then run the same command again.",
  },
  'default-refused': {
    severities: ['warning'],
    meaning: 'PostgreSQL refused the default, so the column has none.',
    action: 'Set a default with ALTER TABLE.',
  },
  'not-computed': {
    severities: ['warning'],
    meaning: 'PostgreSQL cannot compute this generated column, so it is a plain column that keeps its values.',
    action: 'Write its values in the application or in a trigger.',
  },
  'sequence-exhausted': {
    severities: ['warning'],
    meaning: "The numbers reach the last one of the column's type, so PostgreSQL cannot give a new row a number.",
    action: 'Choose a larger type for the column, or give numbers in the application.',
  },
  'sequence-behind': {
    severities: ['warning'],
    meaning: 'The sequence would give numbers that are in use already.',
    action: 'Run the statement from the message.',
  },
  'structure-missing': {
    severities: ['warning'],
    meaning: 'Something that was created on the target is not there any more.',
    action: 'Create it again with the statement of the finding, if it was not dropped on purpose.',
  },
  'structure-differs': {
    severities: ['warning'],
    meaning: 'Something on the target is not as it was created.',
    action: 'Compare it with the definition of the finding; run the statement from the message to restore it.',
  },
  'structure-not-compared': {
    severities: ['note'],
    meaning: 'The server has another version than when it was migrated, so some definitions could not be compared.',
    action: 'Compare them yourself if somebody may have changed them.',
  },
  'columns-differ': {
    severities: ['loss', 'warning'],
    meaning: 'A table on the target has other columns or types than the source needs, so its values were not compared.',
    action: 'Restore the columns, or migrate into an empty database.',
  },
  'table-missing': {
    severities: ['loss'],
    meaning: 'The target does not have this table.',
    action: 'Run lite2pg migrate.',
  },
  'never-migrated': {
    severities: ['loss'],
    meaning: 'The target has none of the tables: nothing was ever migrated to it.',
    action: 'Check the URL and its schema, or run lite2pg migrate.',
  },
  'ledger-incomplete': {
    severities: ['warning'],
    meaning: 'The ledger does not say of all rows that they were moved; nothing was changed.',
    action: 'Run lite2pg verify; migrate into an empty database if rows differ.',
  },
  'source-changed': {
    severities: ['warning'],
    meaning: 'Rows changed in SQLite since they were moved; nothing was changed on the target.',
    action: 'Run lite2pg verify to see which rows differ; migrate into an empty database to move them as they are now.',
  },
  'count-differs': {
    severities: ['loss', 'warning'],
    meaning: 'SQLite and the target have different numbers of rows.',
    action: 'Run lite2pg verify to see which rows; check the file with PRAGMA integrity_check.',
  },
  'rows-differ': {
    severities: ['loss'],
    meaning: 'Rows are missing, extra or changed on the target.',
    action: 'If nobody changed the target on purpose, migrate into an empty database.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
