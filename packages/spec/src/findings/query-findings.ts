import type { FindingEntry } from './finding-entry.js';

/** Findings about names, joins and queries in translated SQL. */
export const QUERY_FINDINGS = {
  syntax: {
    severities: ['refused'],
    meaning: 'The SQL cannot be parsed.',
    action: 'Correct it; SQLite would refuse it, too, unless it uses a new feature.',
  },
  'nested-too-deep': {
    severities: ['refused'],
    meaning: 'The statement is nested deeper than SQLite accepts.',
    action: 'Split it, or write a long OR as IN.',
  },
  'no-such-table': {
    severities: ['refused'],
    meaning: 'The table does not exist in the schema.',
    action: 'Correct the name, or pass the database with --schema.',
  },
  'no-such-column': {
    severities: ['refused'],
    meaning: 'The column does not exist here.',
    action: 'Correct the name.',
  },
  'ambiguous-column': {
    severities: ['refused'],
    meaning: 'The column could belong to several tables.',
    action: 'Write the table in front of it.',
  },
  'column-left-out': {
    severities: ['refused'],
    meaning: 'The column is not on the target.',
    action: 'Leave it out of the statement.',
  },
  'no-rowid': {
    severities: ['refused'],
    meaning: 'The table has no INTEGER PRIMARY KEY, so there is nothing like its rowid on the target.',
    action: 'Add an INTEGER PRIMARY KEY column to the table.',
  },
  'row-place': {
    severities: ['note'],
    meaning:
      'A rowid that no column kept is ctid on the target: the place of the row, in the order in which rows were moved.',
    action: 'Check that the rows were not changed since, or name them by columns that tell them apart.',
  },
  'shadowed-table': {
    severities: ['refused'],
    meaning: "The name means a column of an outer query, but its table's name is used again inside.",
    action: 'Use another alias.',
  },
  'double-quoted-string': {
    severities: ['note'],
    meaning:
      'A name in double quotes is not a column, so SQLite takes it as a string; PostgreSQL would look for the column.',
    action: 'Write the string in single quotes.',
  },
  'unknown-keyword': {
    severities: ['refused'],
    meaning: 'The keyword is not a value that PostgreSQL knows.',
    action: 'Write the value in another way.',
  },
  parameter: {
    severities: ['refused'],
    meaning: 'A stored expression contains a parameter, which has no value there.',
    action: 'Write a constant.',
  },
  'row-value': {
    severities: ['refused'],
    meaning: 'A row value is used where PostgreSQL expects one value, or its size differs from the other side.',
    action: 'Compare the columns one by one.',
  },
  subquery: {
    severities: ['refused'],
    meaning: 'A stored expression contains a subquery.',
    action: 'Use a trigger or a view.',
  },
  'attached-database': {
    severities: ['refused'],
    meaning: 'The statement uses another database file, which PostgreSQL does not have.',
    action: 'Use a schema, or postgres_fdw.',
  },
  'join-alias': {
    severities: ['refused'],
    meaning: 'A join in parentheses has a name.',
    action: 'Write it as a subquery: (SELECT * FROM …) AS name.',
  },
  'natural-join': {
    severities: ['refused'],
    meaning: 'NATURAL JOIN uses a table that lacks columns on the target.',
    action: 'Use JOIN … USING.',
  },
  'indexed-by': {
    severities: ['note'],
    meaning: 'INDEXED BY is left out: PostgreSQL chooses the index itself.',
    action: 'Nothing.',
  },
  catalog: {
    severities: ['note'],
    meaning: "The query of SQLite's catalog is answered from PostgreSQL's catalogs, with PostgreSQL's words.",
    action: 'Use information_schema.',
  },
  'catalog-star': {
    severities: ['refused'],
    meaning: "* of SQLite's catalog has columns that PostgreSQL does not have.",
    action: 'Name the columns.',
  },
  'order-position': {
    severities: ['refused'],
    meaning: 'ORDER BY names a result column that does not exist.',
    action: 'Correct the number.',
  },
  'order-by-output': {
    severities: ['refused'],
    meaning: 'A DISTINCT or compound query is sorted by something that is not among its columns.',
    action: 'Select it, or sort in an outer query.',
  },
  'no-rows': { severities: ['refused'], meaning: 'A query has no rows and no columns.', action: 'Correct the query.' },
  'column-count': {
    severities: ['refused'],
    meaning: 'The numbers of columns, names or values differ.',
    action: 'Correct the statement.',
  },
  'recursive-form': {
    severities: ['refused'],
    meaning: 'The recursive query has a form that PostgreSQL does not have.',
    action: 'Use one recursive part after UNION or UNION ALL.',
  },
  'recursive-order': {
    severities: ['note', 'refused'],
    meaning:
      'ORDER BY inside a recursive query controls the recursion in SQLite; with LIMIT it decides which rows come.',
    action: 'Sort outside of it.',
  },
  'view-refused': {
    severities: ['refused'],
    meaning: 'The query reads a view that has no translation.',
    action: 'Rewrite the view first.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
