export { generate } from './generate.js';
export type { Generated, GenerateRequest } from './generate.js';
export { formatIdentifier } from './identifier.js';
export { PHASE } from './phase.js';
export type { Phase } from './phase.js';
export { renderDdl } from './render-ddl.js';
export { resolveTarget } from './resolve-target.js';
export { makeScope } from './scope.js';
export type { ScopeParts } from './scope.js';
export type { Statement } from './statement.js';
export type {
  Target,
  TargetColumn,
  TargetForeignKey,
  TargetIndex,
  TargetKey,
  TargetRelation,
  TargetTable,
  TargetView,
} from './target.js';
