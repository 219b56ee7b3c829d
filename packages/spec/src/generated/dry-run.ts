/* Generated from schema/dry-run.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */
import type { Decision, Finding } from './report.js';
import type { Phase } from './plan.js';

/**
 * What `lite2pg migrate --dry-run --json` prints: what a migration would do. Nothing was written, neither tables nor the ledger.
 */
export interface DryRun {
  /**
   * The version of this format.
   */
  readonly dryRunVersion: 1;
  /**
   * The path of the SQLite file.
   */
  readonly source: string;
  /**
   * What the rows would be moved to, without the password.
   */
  readonly target: string;
  /**
   * That would be made and filled, in the order of the spec.
   */
  readonly tables: readonly DryTable[];
  /**
   * How many statements each phase has, in the order the phases run.
   */
  readonly statements: readonly PhaseCount[];
  /**
   * Of the tables that would be made.
   */
  readonly decisions: readonly Decision[];
  /**
   * Findings that are known before rows move.
   */
  readonly findings: readonly Finding[];
}
/**
 * A table.
 *
 * This interface was referenced by `DryRun`'s JSON-Schema
 * via the `definition` "DryTable".
 */
export interface DryTable {
  /**
   * In the source.
   */
  readonly name: string;
  /**
   * On the target, quoted as SQL needs it.
   */
  readonly target: string;
  /**
   * How many would move. Left out where they could not be counted.
   */
  readonly rows?: number;
}
/**
 * The statements of a phase.
 *
 * This interface was referenced by `DryRun`'s JSON-Schema
 * via the `definition` "PhaseCount".
 */
export interface PhaseCount {
  readonly phase: Phase;
  /**
   * How many.
   */
  readonly count: number;
}
