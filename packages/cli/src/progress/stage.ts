import type { MigrationStage } from '@lite2pg/migration';

/** A stage as a person counts them: `5` of a migration, whatever its first run left to do. */
export type NumberedStage = 'read' | 'move' | 'index' | 'constrain' | 'compare';

/** The stages of a migration in their order; the last of them is left out if nothing is compared. */
export const MIGRATE_STAGES: readonly NumberedStage[] = ['read', 'move', 'index', 'constrain', 'compare'];

/** The stages of a comparison alone. */
export const VERIFY_STAGES: readonly NumberedStage[] = ['read', 'compare'];

/** The name of each stage on a line that has room, and on a short one; and which of the numbered it is. */
export const STAGE: Readonly<Record<MigrationStage, StageName>> = {
  read: { is: 'read', long: 'reading values', short: 'reading' },
  server: { is: 'move', long: 'starting PostgreSQL', short: 'starting' },
  check: { is: 'move', long: 'checking moved rows', short: 'checking' },
  rows: { is: 'move', long: 'moving rows', short: 'moving' },
  indexes: { is: 'index', long: 'building indexes', short: 'indexing' },
  constraints: { is: 'constrain', long: 'adding constraints', short: 'constraints' },
  compare: { is: 'compare', long: 'comparing rows', short: 'comparing' },
};

interface StageName {
  readonly is: NumberedStage;
  readonly long: string;
  readonly short: string;
}
