export { checkChoices } from './decide/choices.js';
export { decideTypes } from './decide/decide-types.js';
export type { DecidedTypes } from './decide/decide-types.js';
export { hintTypes } from './decide/hint-types.js';
export { introspectSqlite } from './introspect-sqlite.js';
export { leaveOutColumns } from './build/leave-out-columns.js';
export { readPolicies } from './decide/read-policies.js';
