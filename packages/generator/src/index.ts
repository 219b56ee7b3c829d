export { generate } from './generate.js';
export type { GenerateRequest } from './generate.js';
export { formatIdentifier } from './name/identifier.js';
export { findUnknownRenames } from './name/unknown-rename.js';
export { renderDdl } from './review/render-ddl.js';
export { resolveTarget } from './target/resolve-target.js';
export { makeScope } from './target/scope.js';
export type { ScopeParts } from './target/scope.js';
