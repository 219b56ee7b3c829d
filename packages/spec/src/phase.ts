import type { Phase } from './generated/plan.js';

/** The order the phases run in. Adding a search column writes the table anew: no index is there yet to be built again. */
export const PHASE: Readonly<Record<Phase, number>> = {
  'drop-foreign-key': 0,
  drop: 1,
  rename: 2,
  schema: 3,
  compat: 4,
  table: 5,
  column: 6,
  logged: 7,
  check: 8,
  search: 9,
  'primary-key': 10,
  unique: 11,
  index: 12,
  'foreign-key': 13,
  validate: 14,
  view: 15,
  trigger: 16,
  comment: 17,
};
