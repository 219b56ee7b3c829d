import { decideTypes, introspectSqlite, readPolicies, type PolicyOf } from '@lite2pg/introspector';
import { openSource, profileSource, type Source } from '@lite2pg/pages';
import type { Config, Decision, Finding, Profile, Spec } from '@lite2pg/spec';
import { selectTables } from './select-tables.js';
import { findVirtualRows } from './virtual-rows.js';

/** Files from this size on are profiled in threads; for smaller ones starting them takes longer than reading. */
const THREADED_BYTES = 16 * 1024 * 1024;

/** What a SQLite file means, and what was decided about it. */
export interface Inspected {
  /** Open: the same state of the file for everything that follows. The caller closes it. */
  readonly source: Source;
  readonly spec: Spec;
  /** Undefined where the values were not looked at. */
  readonly profile: Profile | undefined;
  /** What happens to values that do not fit their column. */
  readonly policyOf: PolicyOf;
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/** Opens a SQLite file in one consistent state, introspects it, profiles its values and decides the types. */
export async function inspectSource(
  file: string,
  given: Config,
  options: { readonly profile: boolean; readonly jobs: number },
): Promise<Inspected> {
  const source = await openSource(file);
  try {
    const selected = selectTables(await introspectSqlite(source.db), given);
    const { spec, config } = selected;
    // The profile looks for what the columns are meant to be: by the config, too.
    const { tables } = decideTypes({ spec, config }).spec;
    const profile = options.profile
      ? await profileSource({ source, tables, jobs: source.bytes < THREADED_BYTES ? 1 : options.jobs })
      : undefined;
    const decided = decideTypes({ spec, config, ...(profile ? { profile } : {}) });
    return {
      source,
      spec: decided.spec,
      policyOf: readPolicies({ spec, config }),
      profile,
      decisions: decided.decisions,
      findings: [...selected.findings, ...decided.findings, ...(await findVirtualRows(source, spec))],
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}
