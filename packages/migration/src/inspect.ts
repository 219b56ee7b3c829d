import { makeLock } from '@lite2pg/introspector';
import type { Config, Decision, Finding, Lock, Profile, Spec } from '@lite2pg/spec';
import type { ReadOptions } from './options/read-options.js';
import { inspectSource } from './source/inspect-source.js';
import { markNotValid } from './source/mark-not-valid.js';

/** The schema of a SQLite file, and what was decided about it. */
export interface Inspection {
  /** With the types that its values need. */
  readonly spec: Spec;
  /** The config's part about the tables that are moved. */
  readonly config: Config;
  /** Undefined if the values were not read. */
  readonly profile: Profile | undefined;
  /** Each type that is not the declared one, and why. */
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
  /** The decisions as they can be pinned; undefined if the values were not read. */
  readonly lock: Lock | undefined;
}

/**
 * The spec of a SQLite file, in one committed state of it, with the types that its values need. Throws a `Lite2pgError` if the
 * file cannot be read, or the config does not fit it.
 */
export async function inspect(file: string, options: ReadOptions = {}): Promise<Inspection> {
  const inspected = await inspectSource(file, options);
  const { source, spec, config, profile, decisions, findings } = inspected;
  try {
    if (!profile) return { spec, config, profile, decisions, findings, lock: undefined };
    const marked = await markNotValid(inspected, options);
    const { introspected, unreadable } = inspected;
    const lock = makeLock({ spec: introspected, decided: marked.spec, decisions, unreadable, config });
    return { spec: marked.spec, config, profile, decisions, findings: [...findings, ...marked.findings], lock };
  } finally {
    await source.close();
  }
}
