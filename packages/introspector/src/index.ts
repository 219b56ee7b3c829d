export { decideTypes } from './decide-types.js';
export type { DecidedTypes } from './decide-types.js';
export { hintTypes } from './hint-types.js';
export { introspectSqlite } from './introspect-sqlite.js';
export { readPolicies } from './read-policies.js';
