import type { Progress, Stage } from '@lite2pg/loader';
import type { ProfileProgress } from '@lite2pg/pages';

/** Progress that a call reports while it works; for bars and lines, not for decisions. */
export type MigrationProgress =
  /** The pass over the values, which comes first. */
  | ({ readonly kind: 'read' } & ProfileProgress)
  /** How many rows will be moved or compared, and how large the file is that has them. */
  | { readonly kind: 'expected'; readonly rows: number; readonly bytes: number }
  /** The embedded server is started. */
  | { readonly kind: 'stage'; readonly stage: 'server' }
  | Progress;

/** The stages of a call, the pass over the values among them, with which it begins. */
export type MigrationStage = 'read' | 'server' | Stage;

/** Told of progress; must not throw. */
export type OnMigrationProgress = (progress: MigrationProgress) => void;
