import type { Config, Decision, Finding, Spec } from '@lite2pg/spec';
import { inspect } from './inspect.js';
import type { ReadOptions } from './options/read-options.js';
import { selectOfSpec } from './source/select-tables.js';

/** A spec and what was found on the way to it. */
export interface FoundSpec {
  readonly spec: Spec;
  /** The config's part about the tables that it has. */
  readonly config: Config;
  /** Undefined for a spec that was given: there they are taken already. */
  readonly decisions: readonly Decision[] | undefined;
  readonly findings: readonly Finding[];
}

/** The tables of a spec that the config does not leave out, or the spec of a SQLite file as `inspect` gives it. */
export async function readSpec(from: string | Spec, options: ReadOptions = {}): Promise<FoundSpec> {
  if (typeof from === 'string') return inspect(from, options);
  return { ...selectOfSpec(from, options.config ?? {}), decisions: undefined };
}
