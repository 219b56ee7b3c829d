export { dryRun, generate, generationDocument, inspect, migrate, verify } from '@lite2pg/migration';
export type {
  DryRunOptions,
  Generation,
  Inspection,
  MigrateOptions,
  MigrationProgress,
  OnMigrationProgress,
  ReadOptions,
  VerifyOptions,
} from '@lite2pg/migration';
export {
  Lite2pgError,
  parseConfig,
  parseDryRun,
  parseGeneration,
  parseLock,
  parseSpec,
  serializeLock,
  serializeSpec,
} from '@lite2pg/spec';
export type {
  Config,
  Decision,
  DryRun,
  ErrorCode,
  Finding,
  GenerationDocument,
  Lock,
  Profile,
  Report,
  Spec,
} from '@lite2pg/spec';
