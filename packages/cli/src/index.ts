export { generate, inspect, migrate, verify } from '@lite2pg/migration';
export type {
  Generation,
  Inspection,
  MigrateOptions,
  MigrationProgress,
  OnMigrationProgress,
  ReadOptions,
  VerifyOptions,
} from '@lite2pg/migration';
export { Lite2pgError, parseConfig, parseLock, parseSpec, serializeLock, serializeSpec } from '@lite2pg/spec';
export type { Config, Decision, ErrorCode, Finding, Lock, Profile, Report, Spec } from '@lite2pg/spec';
