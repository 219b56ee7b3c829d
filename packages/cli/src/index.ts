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
export { Lite2pgError, parseConfig, parseSpec, serializeSpec } from '@lite2pg/spec';
export type { Config, Decision, ErrorCode, Finding, Profile, Report, Spec } from '@lite2pg/spec';
