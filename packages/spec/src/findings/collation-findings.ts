import type { FindingEntry } from './finding-entry.js';

/** Findings about collations and patterns in translated SQL. */
export const COLLATION_FINDINGS = {
  'unknown-collation': {
    severities: ['refused'],
    meaning: 'The collation belongs to the application; PostgreSQL does not know it.',
    action: 'Use NOCASE, RTRIM or BINARY, or sort in the application.',
  },
  'collation-of-unknown-type': {
    severities: ['refused'],
    meaning: 'A collation is applied to a value whose type is only known when the query runs.',
    action: 'CAST(… AS TEXT).',
  },
  'collated-extreme': {
    severities: ['refused'],
    meaning: 'max() or min() of several values uses a collation.',
    action: 'Use CASE, or compare lower(…).',
  },
  'compound-collation': {
    severities: ['refused'],
    meaning: 'UNION, INTERSECT or EXCEPT compares text without regard to case or trailing spaces.',
    action: 'Use lower(…) or rtrim(…) in each part.',
  },
  'distinct-collation': {
    severities: ['note'],
    meaning: 'Texts that are equal under the collation count as one; which of them is kept is undefined.',
    action: 'Nothing, or use min(…) to choose one.',
  },
  match: {
    severities: ['refused'],
    meaning: 'MATCH searches a full-text table of SQLite.',
    action: 'Search a tsvector column with @@.',
  },
  regexp: {
    severities: ['note'],
    meaning:
      "REGEXP calls a function of the application in SQLite; here ~ is used, with PostgreSQL's regular expressions.",
    action: 'Check that the patterns mean the same in PostgreSQL.',
  },
  'like-escape': {
    severities: ['refused'],
    meaning: 'The ESCAPE of LIKE is not a single constant character.',
    action: 'Write the escape character as a constant.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
