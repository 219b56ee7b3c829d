/** What a run tells while it works; for bars and lines, not for decisions. */
export type Progress =
  | { readonly kind: 'rows'; readonly table: string; readonly rows: number; readonly bytes: number }
  | {
      readonly kind: 'statement';
      readonly phase: string;
      readonly subject: string;
      readonly done: number;
      readonly total: number;
    }
  /** Rows that an earlier run moved, held against the source. */
  | { readonly kind: 'checked'; readonly table: string; readonly rows: number }
  | { readonly kind: 'compared'; readonly table: string; readonly rows: number };

/** Told of progress; must not throw. */
export type OnProgress = (progress: Progress) => void;
