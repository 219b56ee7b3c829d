/** A step of the way from an empty schema to a full one. Rows are loaded between `table` and `logged`. */
export type Phase =
  | 'schema'
  | 'compat'
  | 'table'
  | 'logged'
  | 'check'
  | 'search'
  | 'primary-key'
  | 'unique'
  | 'index'
  | 'foreign-key'
  | 'validate'
  | 'view'
  | 'trigger'
  | 'comment';

/** The order the phases run in. Adding a search column writes the table anew: no index is there yet to be built again. */
export const PHASE: Readonly<Record<Phase, number>> = {
  schema: 0,
  compat: 1,
  table: 2,
  logged: 3,
  check: 4,
  search: 5,
  'primary-key': 6,
  unique: 7,
  index: 8,
  'foreign-key': 9,
  validate: 10,
  view: 11,
  trigger: 12,
  comment: 13,
};
