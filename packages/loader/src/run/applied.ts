import type { Source } from '@lite2pg/pages';
import type { Finding, Plan, TableReport } from '@lite2pg/spec';
import type { OnProgress } from '../jobs/progress.js';
import type { LoadSessions } from './sessions.js';

/** A plan, its source and target, and how it is applied. */
export interface ApplyOptions {
  readonly source: Source;
  /** Of the target; the caller closes them. They load and build at the same time. */
  readonly sessions: LoadSessions;
  /** In the form for loading: keys apart from the tables. */
  readonly generated: Plan;
  /** Rows and pages that are damaged are left out, kept in the ledger and found; else the first is thrown. */
  readonly salvage?: boolean | undefined;
  /** About how much of a table is moved in one transaction: what a crash may cost. See `chunkBytesFor`. */
  readonly chunkBytes?: number | undefined;
  /** Rows of each table of the source, as this run counted them. */
  readonly rowsInSource: ReadonlyMap<string, number>;
  /** The version of lite2pg, for the ledger. */
  readonly version: string;
  readonly onProgress: OnProgress;
  /** Somebody hears of it: while indexes are built, the server is asked how far they are. */
  readonly isWatched?: boolean | undefined;
}

/** The result of a run: what it did and found. */
export interface Applied {
  /**
   * `nothing-to-do`: an earlier run had done it all, and this one changed nothing; `differs`: the same, but the source or the
   * target has changed since.
   */
  readonly outcome: 'done' | 'nothing-to-do' | 'differs';
  /** When the earlier run finished, where there was nothing to do. */
  readonly finishedAt: string | undefined;
  readonly tables: readonly TableReport[];
  readonly findings: readonly Finding[];
  readonly speedups: readonly string[];
  /** Of this run; 0 for the rows where an earlier one had moved some of them. */
  readonly seconds: { readonly rows: number; readonly keys: number };
}
