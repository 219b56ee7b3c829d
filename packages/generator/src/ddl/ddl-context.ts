import type { Scope } from '@lite2pg/dialect';
import type { Config, Spec, Target, TargetTable } from '@lite2pg/spec';
import { resolveTargetWithFindings } from '../target/resolve-target.js';
import { makeScope } from '../target/scope.js';
import type { Gathered } from '../target/translation.js';

/** The context that every statement is made from. */
export interface DdlContext {
  readonly spec: Spec;
  readonly config: Config;
  readonly target: Target;
  /** The target's tables by their names in the source. */
  readonly tables: ReadonlyMap<string, TargetTable>;
  readonly scope: Scope;
  /**
   * `review`: as a person writes a schema; `load`: keys, checks and indexes apart from the tables, to be made when the
   * rows are there.
   */
  readonly form: 'review' | 'load';
  readonly gathered: Gathered;
}

/** The context of a spec: its names and shapes on PostgreSQL, and what is found while they are resolved. */
export function makeDdlContext({ spec, config, form }: Pick<DdlContext, 'spec' | 'config' | 'form'>): DdlContext {
  const { target, gathered } = resolveTargetWithFindings(spec, config);
  const scope = makeScope({ spec, shapes: target.tables, views: target.views });
  const tables = new Map(target.tables.map((table) => [table.source, table]));
  return { spec, config, target, tables, scope, form, gathered };
}

/** Whether text columns get collation "C": bytes decide, as in SQLite. */
export function usesCollationC(config: Config): boolean {
  return (config.textCollation ?? 'C') === 'C';
}
