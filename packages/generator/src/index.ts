export { generate } from './generate.js';
export type { Generated, GenerateRequest } from './generate.js';
export { formatIdentifier } from './name/identifier.js';
export { PHASE } from './ddl/phase.js';
export type { Phase } from './ddl/phase.js';
export { renderDdl } from './review/render-ddl.js';
export { resolveTarget } from './target/resolve-target.js';
export { makeScope } from './target/scope.js';
export type { ScopeParts } from './target/scope.js';
export type { Statement } from './ddl/statement.js';
export type {
  Target,
  TargetColumn,
  TargetForeignKey,
  TargetIndex,
  TargetKey,
  TargetRelation,
  TargetTable,
  TargetView,
} from './target/target.js';
