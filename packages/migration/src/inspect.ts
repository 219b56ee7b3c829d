import type { Config, Decision, Finding, Profile, Spec } from '@lite2pg/spec';
import type { ReadOptions } from './options/read-options.js';
import { inspectSource } from './source/inspect-source.js';
import { markBrokenChecks } from './source/mark-broken-checks.js';
import { markOrphans } from './source/mark-orphans.js';

/** What a SQLite file means, and what was decided about it. */
export interface Inspection {
  /** With the types that its values need. */
  readonly spec: Spec;
  /** What the config says of the tables that are moved. */
  readonly config: Config;
  /** Undefined where the values were not read. */
  readonly profile: Profile | undefined;
  /** Each type that is not the declared one, and why. */
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/**
 * The spec of a SQLite file, in one committed state of it, with the types that its values need. Throws a `Lite2pgError` where the
 * file cannot be read, or the config does not fit it.
 */
export async function inspect(file: string, options: ReadOptions = {}): Promise<Inspection> {
  const { source, spec, config, profile, decisions, findings } = await inspectSource(file, options);
  try {
    const checked = profile === undefined ? spec : await markBrokenChecks(source, spec);
    const keepsOrphans = profile !== undefined && (config.orphans ?? 'keep') === 'keep';
    return { spec: keepsOrphans ? await markOrphans(source, checked) : checked, config, profile, decisions, findings };
  } finally {
    await source.close();
  }
}
