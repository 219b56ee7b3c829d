import type { MigrationProgress, MigrationStage } from '@lite2pg/migration';
import { STAGE, type NumberedStage } from './stage.js';

/** How far a run is within its stage. */
export interface StageState {
  readonly stage: MigrationStage;
  /** `3/5`; undefined for a command that has but one stage. */
  readonly number: string | undefined;
  /** The amount done, and the total if it is known: rows, or bytes if the rows are long. */
  readonly unit: 'rows' | 'bytes';
  readonly done: number;
  readonly total: number | undefined;
  /** The total is a guess. */
  readonly isGuess: boolean;
  /** A table or an index that is at work; empty if none is known. */
  readonly subject: string;
  /** Since the stage began. */
  readonly seconds: number;
}

/** Keeps how far a run is, by what it reports. */
export interface StageTracker {
  /** Takes a report in; gives the state of the stage that has ended by it, if one has. */
  take(progress: MigrationProgress): StageState | undefined;
  state(): StageState;
}

/** Rows longer than this on average make a few large steps: bytes say more of them. */
const LONG_ROW_BYTES = 10_000;

/** Begins with the first of these stages, at once. `now` is in milliseconds. */
export function trackStages(stages: readonly NumberedStage[], now: () => number): StageTracker {
  let stage: MigrationStage = 'read';
  let began = now();
  let subject = '';
  let rows = 0;
  let bytes = 0;
  let total: number | undefined;
  let expected = { rows: 0, bytes: 0 };

  const begin = (next: MigrationStage): void => {
    stage = next;
    began = now();
    subject = '';
    rows = 0;
    bytes = 0;
    total = undefined;
  };
  const hasLongRows = (): boolean => expected.bytes > expected.rows * LONG_ROW_BYTES;
  const state = (): StageState => {
    const place = stages.indexOf(STAGE[stage].is);
    const inBytes = (stage === 'rows' || stage === 'compare') && hasLongRows();
    return {
      stage,
      number: stages.length > 1 && place >= 0 ? `${place + 1}/${stages.length}` : undefined,
      unit: inBytes ? 'bytes' : 'rows',
      done: inBytes ? bytes : rows,
      total: inBytes ? expected.bytes : total,
      isGuess: inBytes || stage === 'read',
      subject,
      seconds: (now() - began) / 1000,
    };
  };
  return {
    state,
    take(progress) {
      switch (progress.kind) {
        case 'stage': {
          const ended = progress.stage === stage ? undefined : state();
          if (ended) begin(progress.stage);
          const ofSource = stage === 'check' || stage === 'compare' ? expected.rows : undefined;
          total = ('rows' in progress ? progress.rows : undefined) ?? ofSource;
          return ended;
        }
        case 'expected':
          expected = progress;
          return undefined;
        case 'read':
          ({ rows } = progress);
          total = progress.estimatedRows;
          subject = progress.table;
          return undefined;
        case 'built':
          ({ rows, totalRows: total } = progress);
          ({ subject } = progress);
          return undefined;
        default:
          rows += progress.rows;
          bytes += 'bytes' in progress ? progress.bytes : 0;
          subject = progress.table;
          return undefined;
      }
    },
  };
}
