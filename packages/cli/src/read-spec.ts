import { parseSpec, type Decision, type Finding, type Spec } from '@lite2pg/spec';
import { inspectFile } from './inspect-file.js';
import { parseJson, requireTextFile } from './read-file.js';
import type { Settings } from './settings.js';

/** A spec and what was found on the way to it. */
export interface FoundSpec {
  readonly spec: Spec;
  /** Undefined for a spec in a file: there they are taken already. */
  readonly decisions: readonly Decision[] | undefined;
  readonly findings: readonly Finding[];
}

/** The spec that a `.json` file holds, or that of a SQLite database with the types its values need. */
export async function readSpec(file: string, settings: Settings): Promise<FoundSpec> {
  if (file.endsWith('.json')) {
    const spec = parseSpec(parseJson(requireTextFile(file, 'spec'), file), file);
    return { spec, decisions: undefined, findings: [] };
  }
  const { source, spec, decisions, findings } = await inspectFile(file, settings);
  await source.close();
  return { spec, decisions, findings };
}
