import type { FindingEntry } from './finding-entry.js';

/** Findings about values and types in translated SQL. */
export const CONVERSION_FINDINGS = {
  'time-text': {
    severities: ['refused'],
    meaning: 'The column is a time on the target; the text SQLite has for it is not kept.',
    action: "Set the column's type to text in the config.",
  },
  'timestamp-text': {
    severities: ['refused'],
    meaning: 'The column is a timestamp on the target; the text SQLite has for it is not kept.',
    action: 'Compare it with a date and time, or use datetime() or date().',
  },
  'json-text': {
    severities: ['refused'],
    meaning: 'The column is jsonb on the target; the exact text is not kept.',
    action: 'Use json functions on it, or set its type to text in the config.',
  },
  'json-or-text': {
    severities: ['refused'],
    meaning: 'SQLite embeds this value as JSON or as text depending on its query plan.',
    action: 'Write json(…) around it.',
  },
  'jsonb-spelling': {
    severities: ['note'],
    meaning: 'The column is jsonb on the target: keys of objects may come in another order.',
    action: 'Nothing, unless a program compares the text.',
  },
  'sort-json': {
    severities: ['refused'],
    meaning: 'SQLite sorts JSON by its text, which jsonb does not keep.',
    action: 'Sort by a value taken out of the JSON.',
  },
  'number-text': {
    severities: ['refused'],
    meaning: 'The column is text in SQLite and a number on the target; the exact text is not kept.',
    action: 'Compare it as a number, or set its type to text in the config.',
  },
  'mixed-storage': {
    severities: ['refused'],
    meaning: 'The column holds several kinds of values in SQLite and one type on the target.',
    action: 'CAST it, or set its type in the config.',
  },
  'dynamic-type': {
    severities: ['note'],
    meaning: 'A result column has values of several types; it comes as jsonb.',
    action: 'CAST it to one type.',
  },
  'compared-as-boolean': {
    severities: ['note', 'refused'],
    meaning: 'The column is true or false on the target; SQLite compared the word or number it is written with.',
    action: 'Nothing, unless the words must be told apart: then set its type to text in the config.',
  },
  'compared-as-time': {
    severities: ['note'],
    meaning: 'The column is compared as a time; SQLite compared its text.',
    action: 'Nothing, if all values are written in one form.',
  },
  'compared-as-json': {
    severities: ['note'],
    meaning: 'The column is compared as JSON; SQLite compared its text.',
    action: 'Nothing, if all values are written in one form.',
  },
  'boolean-order': {
    severities: ['refused'],
    meaning: 'The column is true or false on the target; the order that SQLite has for its words is not kept.',
    action: 'Compare it with = or <>, or set its type to text in the config.',
  },
  'merged-spellings': {
    severities: ['note'],
    meaning: 'Values that are the same on the target count as one, even if SQLite has them in several forms.',
    action: 'Store one form in SQLite.',
  },
  'julian-day-as-time': {
    severities: ['note'],
    meaning: 'The column was a Julian day in SQLite; it is read as the moment it stands for.',
    action: 'Nothing.',
  },
  'value-does-not-fit': {
    severities: ['refused'],
    meaning: 'The value can never fit the type of its column.',
    action: "Write a value of that type, or set the column's type in the config.",
  },
  'undecided-type': {
    severities: ['refused'],
    meaning: 'No value and no choice has decided the type of the column yet, so how SQLite compares it is not known.',
    action: "Set the column's type in the config.",
  },
  'constant-comparison': {
    severities: ['note'],
    meaning: 'No value of the column so far is of the type it is compared with: the answer is the same for every row.',
    action: "If the application writes such values too, set the column's type in the config.",
  },
  'uuid-spelling': {
    severities: ['refused'],
    meaning:
      'The column is a uuid on the target, where capitals and small letters are the same; in SQLite they are not.',
    action: 'Write the uuid in small letters.',
  },
  'rounded-to-scale': {
    severities: ['note'],
    meaning:
      'The column is numeric with a fixed number of digits, to which PostgreSQL rounds what is written; SQLite keeps all digits.',
    action: 'Nothing if that is what the column is meant for; else set its type to numeric in the config.',
  },
  'text-into-number': {
    severities: ['note'],
    meaning: 'A text that is not a number is an error in this column; SQLite keeps it.',
    action: 'Make sure that only numbers are written.',
  },
  'real-into-integer': {
    severities: ['note'],
    meaning: 'A number with a fraction is an error in this column; SQLite keeps it.',
    action: 'Make sure that only integers are written, or CAST(… AS INTEGER).',
  },
  'untyped-parameter': {
    severities: ['note'],
    meaning: 'Nothing says which type this parameter has.',
    action: 'CAST it to its type.',
  },
  'integer-or-real': {
    severities: ['refused'],
    meaning: 'The result depends on whether a number is an integer or a real, which only SQLite knows.',
    action: 'CAST(… AS REAL) or CAST(… AS INTEGER).',
  },
  'truth-of-blob': {
    severities: ['refused'],
    meaning: 'A blob used as a condition has no equivalent in PostgreSQL.',
    action: 'Compare it with a value.',
  },
  'blob-as-text': {
    severities: ['refused'],
    meaning: 'SQLite takes the bytes of this blob as text.',
    action: 'CAST(… AS TEXT).',
  },
  'blob-as-number': {
    severities: ['refused'],
    meaning: 'A blob used as a number has no equivalent in PostgreSQL.',
    action: 'Store the number as a number.',
  },
  'blob-arithmetic': {
    severities: ['refused'],
    meaning: 'A blob in arithmetic has no equivalent in PostgreSQL.',
    action: 'Store the number as a number.',
  },
  'in-classes': {
    severities: ['refused'],
    meaning: 'IN compares values of types that are never equal in SQLite.',
    action: 'CAST one side.',
  },
  'compound-affinity': {
    severities: ['refused'],
    meaning: 'The parts of a compound query give a column different types, which changes how SQLite compares it.',
    action: 'CAST it in every part.',
  },
  'not-a-number': {
    severities: ['refused'],
    meaning: 'The function is given a value that is not a number.',
    action: 'CAST(… AS REAL).',
  },
  'hex-literal': {
    severities: ['refused'],
    meaning: 'The hexadecimal number has more than 64 bits.',
    action: 'Write a number that fits into 64 bits.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
