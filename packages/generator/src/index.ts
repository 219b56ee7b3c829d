export { alterCheck, createCheck, dropCheck, translateChecks } from './ddl/check.js';
export type { CheckDdl } from './ddl/check.js';
export { alterColumn, canAlterColumn, createColumn, dropColumn } from './ddl/column.js';
export type { ColumnChange } from './ddl/column.js';
export { alterComment, createComment, dropComment } from './ddl/comment.js';
export type { Commented } from './ddl/comment.js';
export { createCompat, dropCompat } from './ddl/compat.js';
export { makeDdlContext } from './ddl/ddl-context.js';
export type { DdlContext } from './ddl/ddl-context.js';
export { resolveColumnDdl } from './ddl/describe-column.js';
export type { ColumnDdl, ColumnOf, TableName } from './ddl/describe-column.js';
export type { IndexOf } from './ddl/describe-index.js';
export {
  alterForeignKey,
  createForeignKey,
  createForeignKeyNotValid,
  dropForeignKey,
  validateForeignKey,
} from './ddl/foreign-key.js';
export { alterIdentity, createIdentity, dropIdentity } from './ddl/identity.js';
export type { IdentityDdl } from './ddl/identity.js';
export { alterKey, createKey, createKeyConcurrently, dropKey } from './ddl/key.js';
export { createSchema, dropSchema } from './ddl/schema.js';
export { alterSearch, createSearch, dropSearch } from './ddl/search.js';
export { alterIndex, createIndex, dropIndex } from './ddl/table-index.js';
export type { IndexOptions } from './ddl/table-index.js';
export { alterTable, createTable, dropTable } from './ddl/table.js';
export { alterTrigger, createTriggers, dropTrigger } from './ddl/trigger.js';
export type { TriggerOf } from './ddl/trigger.js';
export { alterView, createViews, dropView } from './ddl/view.js';
export { generate } from './generate.js';
export type { GenerateRequest } from './generate.js';
export { formatIdentifier } from './name/identifier.js';
export { findUnknownRenames } from './name/unknown-rename.js';
export { renderCompat } from './review/render-compat.js';
export { renderDdl } from './review/render-ddl.js';
export type { DdlOptions } from './review/render-ddl.js';
export { resolveTarget } from './target/resolve-target.js';
export { translationScope } from './target/translation-scope.js';
