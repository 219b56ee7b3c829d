import type { Phase } from './generated/plan.js';

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
