import type { FindingEntry } from './finding-entry.js';

/** Findings about aggregates, groups and windows in translated SQL. */
export const AGGREGATE_FINDINGS = {
  'not-an-aggregate': {
    severities: ['refused'],
    meaning: 'DISTINCT, FILTER or OVER is used with a function that is not an aggregate.',
    action: 'Remove it.',
  },
  'misplaced-aggregate': {
    severities: ['refused'],
    meaning: 'An aggregate is used where none is allowed.',
    action: 'Compute it in a subquery.',
  },
  'within-group': {
    severities: ['refused'],
    meaning: 'WITHIN GROUP is not translated.',
    action: 'Write the aggregate for PostgreSQL.',
  },
  'distinct-order': {
    severities: ['refused'],
    meaning: 'An aggregate of DISTINCT values is sorted by something else.',
    action: 'Select the distinct values in a subquery first.',
  },
  'gathered-order': {
    severities: ['note'],
    meaning: 'The order in which the aggregate gathers its values is undefined in both engines.',
    action: 'Write ORDER BY inside the aggregate.',
  },
  'missing-over': {
    severities: ['refused'],
    meaning: 'A window function is used without OVER.',
    action: 'Add OVER (…).',
  },
  filter: {
    severities: ['refused'],
    meaning: 'FILTER is used with a function that does not take it.',
    action: 'Remove it, or use an aggregate.',
  },
  'window-aggregate': {
    severities: ['refused'],
    meaning: 'DISTINCT or ORDER BY is used in an aggregate with OVER.',
    action: 'Compute it in a subquery.',
  },
  'window-extreme': {
    severities: ['refused'],
    meaning: 'max() or min() over a window is given values that PostgreSQL cannot compare.',
    action: 'CAST them to one type.',
  },
  'range-offset': {
    severities: ['refused'],
    meaning: 'RANGE with an offset needs exactly one integer or real to sort by.',
    action: 'Sort by one number, or use ROWS.',
  },
  'rich-extreme': {
    severities: ['refused'],
    meaning: 'max() or min() of several values needs the text that SQLite has for them, which is not kept.',
    action: 'CAST them to one type.',
  },
  'bare-column': {
    severities: ['note', 'refused'],
    meaning: 'A column is neither grouped nor in an aggregate; SQLite takes it from one row of the group.',
    action: 'Group by it, or use min(…) or max(…).',
  },
  having: {
    severities: ['refused'],
    meaning: 'HAVING is used without GROUP BY and without an aggregate.',
    action: 'Use WHERE.',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
