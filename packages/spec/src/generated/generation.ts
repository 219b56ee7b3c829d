/* Generated from schema/generation.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */
import type { Plan } from './plan.js';
import type { Decision, Finding } from './report.js';

/**
 * What `lite2pg generate --json` prints: the plan of the DDL that people review, what was decided on the way to it, and what was found. The same input gives the same bytes.
 */
export interface GenerationDocument {
  /**
   * The version of this format.
   */
  readonly generationVersion: 1;
  readonly plan: Plan;
  /**
   * Of the tables that are made, in the order of the spec. Left out for a spec: its types were decided before.
   */
  readonly decisions?: readonly Decision[];
  /**
   * About the source and its values, then those of the plan.
   */
  readonly findings: readonly Finding[];
}
