import type { Progress } from '@lite2pg/loader';
import type { ProfileProgress } from '@lite2pg/pages';

/** What a call tells while it works; for bars and lines, not for decisions. */
export type MigrationProgress =
  /** The pass over the values, which comes first. */
  | ({ readonly kind: 'read' } & ProfileProgress)
  /** How many rows will be moved or compared. */
  | { readonly kind: 'expected'; readonly rows: number }
  | Progress;

/** Told of progress; must not throw. */
export type OnMigrationProgress = (progress: MigrationProgress) => void;
