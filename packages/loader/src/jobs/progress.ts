/** The parts of a run that a person tells apart; `check`: rows that an earlier run moved, held against the source. */
export type Stage = 'check' | 'rows' | 'indexes' | 'constraints' | 'compare';

/** Progress that a run reports while it works; for bars and lines, not for decisions. */
export type Progress =
  /** A stage begins, and the one before has ended. `rows`: how many it has to do, if that is not the source's number. */
  | { readonly kind: 'stage'; readonly stage: Stage; readonly rows?: number }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: number; readonly bytes: number }
  /** How far keys, indexes or constraints are: rows of their tables, once for each of them, those of builds under way in part. */
  | { readonly kind: 'built'; readonly subject: string; readonly rows: number; readonly totalRows: number }
  /** Rows that an earlier run moved, held against the source. */
  | { readonly kind: 'checked'; readonly table: string; readonly rows: number }
  | { readonly kind: 'compared'; readonly table: string; readonly rows: number; readonly bytes: number };

/** Told of progress; must not throw. */
export type OnProgress = (progress: Progress) => void;
