export { DEFAULT_DATA_FOLDER } from './default-data-folder.js';
export { didYouMean } from './did-you-mean.js';
export { nearNames } from './near-names.js';
export { columnLine } from './column-line.js';
export { byCount, counted, groupDigits } from './counted.js';
export { Lite2pgError } from './errors.js';
export type { ErrorCode, ErrorDetail } from './errors.js';
export { FINDINGS } from './findings/findings.js';
export type { FindingCode } from './findings/findings.js';
export type { FindingEntry } from './findings/finding-entry.js';
export { firstLine } from './first-line.js';
export { joinTable } from './join-table.js';
export { needsPerson } from './needs-person.js';
export { fingerprintSpec, normalizeSpec, serializeSpec } from './normal-form.js';
export { makeFinding } from './make-finding.js';
export { fingerprintPlan, planDocument } from './plan-fingerprint.js';
export type { PlanDocument } from './plan-fingerprint.js';
export { PHASE } from './phase.js';
export type { ColumnPolicy } from './column-policy.js';
export { checkText } from './check-text.js';
export { foreignKeyText } from './foreign-key-text.js';
export { quoteIdentifier, quoteLiteral } from './quote.js';
export { isSecretName, mayHoldPassword, redact, redactAll, redactUrl } from './redact.js';
export { formatTypeName, parseTypeName } from './type-name.js';
export {
  parseConfig,
  parseDryRun,
  parseGeneration,
  parseLock,
  parsePlan,
  parseProfile,
  parseReport,
  parseSpec,
} from './validate.js';
export type { ColumnChoice, Config, Policy, TypeChoice, VirtualTableChoice } from './generated/config.js';
export type { DryRun, DryTable, PhaseCount } from './generated/dry-run.js';
export type { GenerationDocument } from './generated/generation.js';
export type { Lock, PinnedColumn, PinnedTable } from './generated/lock.js';
export { serializeLock } from './serialize-lock.js';
export type {
  ColumnInParts,
  KeyInSteps,
  Move,
  MoveColumn,
  Phase,
  Plan,
  CatalogObject,
  Statement,
  TableInParts,
  Target,
  TargetColumn,
  TargetForeignKey,
  TargetIndex,
  TargetKey,
  TargetSearch,
  TargetTable,
  TargetView,
} from './generated/plan.js';
export type {
  BlobProfile,
  ColumnProfile,
  IntegerProfile,
  Oddity,
  Profile,
  RealProfile,
  Sample,
  TableProfile,
  TextProfile,
  TextShapes,
} from './generated/profile.js';
export type { Decision, Finding, Report, Seconds, Subject, TableReport, Verified } from './generated/report.js';
export type {
  BoxSearch,
  Check,
  Column,
  ColumnKey,
  ColumnType,
  Expression,
  ExpressionKey,
  ForeignKey,
  Generated,
  Index,
  IndexKey,
  PrimaryKey,
  Spec,
  StoredAs,
  Table,
  TextSearch,
  Trigger,
  Unique,
  Unsupported,
  View,
  Virtual,
} from './generated/spec.js';
export type { UnreadableColumn } from './unreadable-column.js';
export { TRUTH_WORDS, truthOf } from './truth-words.js';
