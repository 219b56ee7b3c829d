import type { FindingEntry } from './finding-entry.js';

/** Findings about what the SQLite file has and the spec cannot say. */
export const SOURCE_FINDINGS = {
  'empty-file': {
    severities: ['warning'],
    meaning: 'The file has no bytes, so there is nothing to move.',
    action: 'Check the path: SQLite creates an empty file if a path is misspelt.',
  },
  damaged: {
    severities: ['loss'],
    meaning: 'A part of the file cannot be read; the rows in it are lost.',
    action: "Look for the rows in a backup, or let SQLite's .recover try.",
  },
  unreadable: {
    severities: ['warning'],
    meaning: 'SQLite cannot read this table or index, or its entry in the schema is damaged.',
    action: 'Repair or drop it in SQLite, or create it on PostgreSQL yourself.',
  },
  'ddl-not-understood': {
    severities: ['warning'],
    meaning:
      'The stored DDL cannot be read, so what only it says is missing: checks, collations, generated columns, conditions.',
    action: 'Compare the DDL with what is on the target, and create what is missing.',
  },
  'column-unreadable': {
    severities: ['warning'],
    meaning: 'SQLite cannot compute the values of this generated column, so it is left out.',
    action: 'Keep the values in a plain column to move them, or add the column on PostgreSQL.',
  },
  'index-column-unreadable': {
    severities: ['warning'],
    meaning: 'The index is over a column that is left out, so it is left out, too.',
    action: 'Create the index on PostgreSQL if the column is added there.',
  },
  'unique-column-unreadable': {
    severities: ['warning'],
    meaning: 'The unique constraint is over a column that is left out, so it is left out, too.',
    action: 'Create the constraint on PostgreSQL if the column is added there.',
  },
  'foreign-key-column-unreadable': {
    severities: ['warning'],
    meaning: 'The foreign key is over a column that is left out, or refers to one, so it is left out, too.',
    action: 'Create the foreign key on PostgreSQL if the column is added there.',
  },
  'table-not-carried': {
    severities: ['warning'],
    meaning: 'An index or a trigger belongs to a table that is not carried over.',
    action: 'Nothing, unless the table is created on PostgreSQL by other means.',
  },
  'not-needed': {
    severities: ['note'],
    meaning:
      'A trigger is not needed on the target: it only writes to a full-text table that keeps itself up to date there, or that is left out.',
    action: 'Nothing.',
  },
  excluded: {
    severities: ['note'],
    meaning: 'The config leaves this table out; its rows stay in SQLite only.',
    action: 'Change "include" or "exclude" in the config if you want to move it.',
  },
  'left-out': {
    severities: ['note'],
    meaning: 'The config leaves this virtual table out.',
    action: 'Change "virtualTables" in the config if you want to move it.',
  },
  'foreign-key-left-out': {
    severities: ['note'],
    meaning: 'The foreign key refers to a table that the config leaves out, so it is left out, too.',
    action: 'Include the table if you want to keep the foreign key.',
  },
  'shadow-table': {
    severities: ['note'],
    meaning: 'SQLite keeps the data of a virtual table in this table, in a form that only its module reads.',
    action: 'Nothing: look at the finding of the virtual table itself.',
  },
  'virtual-table': {
    severities: ['warning', 'refused'],
    meaning: 'PostgreSQL has nothing like the module of this virtual table.',
    action: 'Copy the rows into an ordinary table first, or do the work of the module in another way.',
  },
  'virtual-table-rows': {
    severities: ['loss', 'note'],
    meaning: 'A virtual table that is not carried over has rows that are in no other table.',
    action: 'Keep the SQLite file, or copy the rows into an ordinary table and migrate again.',
  },
  'full-text-search': {
    severities: ['warning', 'note'],
    meaning:
      'What became of a full-text table: its texts are moved to an ordinary table, and MATCH is not available, or a tsvector column replaces it.',
    action:
      'Set {"as": "search"} under "virtualTables" in the config for a tsvector column with a GIN index, and search with @@.',
  },
  'spatial-index': {
    severities: ['warning', 'note'],
    meaning:
      'What became of an R-tree or another spatial index: its boxes are moved to an ordinary table, or it is left out.',
    action:
      'Set {"as": "search"} under "virtualTables" in the config for a GiST index over boxes; use PostGIS for shapes.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
