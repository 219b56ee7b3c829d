import { generate as generatePlan, renderCompat, renderDdl } from '@lite2pg/generator';
import type { Decision, Finding, Plan, Spec } from '@lite2pg/spec';
import { ofMade } from './report/of-made.js';
import { readSpec } from './read-spec.js';
import type { ReadOptions } from './options/read-options.js';

/** How the DDL is made. */
export interface GenerateOptions extends ReadOptions {
  /** False: without what a reviewer may want to change: foreign keys without an index, tables of tools. */
  readonly notes?: boolean | undefined;
  /** True: the helper functions are in `compat` and not in `sql`. */
  readonly compatApart?: boolean | undefined;
  /** True: each file is between BEGIN and COMMIT. */
  readonly transaction?: boolean | undefined;
}

/** PostgreSQL's DDL for a schema, and what led to it. */
export interface Generation {
  /** The file that people review. */
  readonly sql: string;
  /** The helper functions, which are run before it; undefined if they are in it. */
  readonly compat: string | undefined;
  /** The same as data. */
  readonly plan: Plan;
  /** Of the tables that are made; undefined for a spec, where they are taken already. */
  readonly decisions: readonly Decision[] | undefined;
  readonly findings: readonly Finding[];
}

/**
 * The DDL of a SQLite file with the types its values need, or of a spec: what `migrate` makes, checks and foreign keys that rows
 * break NOT VALID. Throws what `inspect` throws.
 */
export async function generate(
  from: string | Spec,
  { notes = true, compatApart = false, transaction, ...options }: GenerateOptions = {},
): Promise<Generation> {
  const { spec, config, decisions, findings } = await readSpec(from, options);
  const plan = generatePlan({ spec, config, form: 'review', notes });
  const made = decisions && ofMade(decisions, plan.target);
  return {
    sql: renderDdl(plan, { decisions: made, findings, compatApart, transaction }),
    compat: compatApart ? renderCompat(plan, { transaction }) : undefined,
    plan,
    decisions: made,
    findings: [...findings, ...plan.findings],
  };
}
