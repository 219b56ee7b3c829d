import type { FindingEntry } from './finding-entry.js';

/** Findings about tables and triggers in translated SQL. */
export const DEFINITION_FINDINGS = {
  'dropped-views': {
    severities: ['note', 'refused'],
    meaning: 'Views that read a dropped view are dropped with it.',
    action: 'Use CREATE OR REPLACE VIEW, or create them again.',
  },
  'default-as-truth': {
    severities: ['note'],
    meaning: 'A default of 0 or 1 is false or true, although the other values of the column are words in SQLite.',
    action: 'Check that no query compares the default with a word.',
  },
  'alter-table': {
    severities: ['refused'],
    meaning: 'This form of ALTER TABLE is not translated.',
    action: 'Write it for PostgreSQL.',
  },
  'key-expression': {
    severities: ['refused'],
    meaning: 'A key is over an expression.',
    action: 'Create a unique index over it.',
  },
  strict: { severities: ['note'], meaning: 'STRICT is left out: PostgreSQL always checks types.', action: 'Nothing.' },
  'constraint-on-conflict': {
    severities: ['note'],
    meaning: 'ON CONFLICT of a constraint is left out: PostgreSQL decides it in each statement.',
    action: 'Write INSERT … ON CONFLICT.',
  },
  'match-ignored': {
    severities: ['note'],
    meaning: 'MATCH of a foreign key has no effect in SQLite and is left out.',
    action: 'Nothing.',
  },
  'virtual-column': {
    severities: ['note'],
    meaning: 'PostgreSQL before version 18 has only STORED generated columns: the value is kept in the row.',
    action: 'Nothing.',
  },
  'temporary-trigger': {
    severities: ['note'],
    meaning: 'PostgreSQL has no temporary triggers: this one stays.',
    action: 'Drop it when it is not needed any more.',
  },
  'no-such-trigger': {
    severities: ['refused'],
    meaning: 'PostgreSQL needs the table of the trigger to drop it, and the table is not known.',
    action: 'Write DROP TRIGGER name ON table.',
  },
  'trigger-order': {
    severities: ['note'],
    meaning:
      'The table has other triggers for the same event: PostgreSQL runs them by name, SQLite in no defined order.',
    action: 'Choose names in the order you need.',
  },
  'instead-of-columns': {
    severities: ['refused'],
    meaning: 'INSTEAD OF UPDATE OF names columns, which PostgreSQL does not allow.',
    action: 'Leave the columns out.',
  },
  'select-in-trigger': {
    severities: ['note'],
    meaning: 'A trigger has a SELECT whose rows nobody reads.',
    action: 'Nothing.',
  },
  'raise-ignore': {
    severities: ['note'],
    meaning: 'RAISE(IGNORE) ends this trigger; triggers that come after it still run.',
    action: 'Nothing, unless several triggers depend on each other.',
  },
  'raise-rollback': {
    severities: ['note'],
    meaning: 'RAISE aborts the statement; whether the transaction continues is up to the application.',
    action: 'Roll back in the application.',
  },
  'raise-form': {
    severities: ['refused'],
    meaning: 'RAISE has a form that cannot be translated.',
    action: 'Write SELECT RAISE(…, message) WHERE condition.',
  },
  'raise-in-expression': {
    severities: ['refused'],
    meaning: 'RAISE is inside an expression.',
    action: 'Make it the column of a SELECT.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
