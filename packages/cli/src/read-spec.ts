import { parseSpec, type Config, type Decision, type Finding, type Spec } from '@lite2pg/spec';
import { inspectFile } from './inspect-file.js';
import { parseJson } from './parse-json.js';
import { requireTextFile } from './read-file.js';
import { selectOfSpec } from './select-tables.js';
import type { Settings } from './settings.js';

/** A spec and what was found on the way to it. */
export interface FoundSpec {
  readonly spec: Spec;
  /** What the config says of the tables that it has. */
  readonly config: Config;
  /** Undefined for a spec in a file: there they are taken already. */
  readonly decisions: readonly Decision[] | undefined;
  readonly findings: readonly Finding[];
}

/** The spec that a `.json` file holds, or that of a SQLite database with the types its values need. */
export async function readSpec(file: string, settings: Settings): Promise<FoundSpec> {
  if (file.endsWith('.json')) {
    const spec = parseSpec(parseJson(requireTextFile(file, 'spec'), file), file);
    return { ...selectOfSpec(spec, settings.config), decisions: undefined };
  }
  const { source, spec, config, decisions, findings } = await inspectFile(file, settings);
  await source.close();
  return { spec, config, decisions, findings };
}
