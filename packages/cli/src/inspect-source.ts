import { decideTypes, introspectSqlite } from '@lite2pg/introspector';
import { openSource, profileSource, type Source } from '@lite2pg/pages';
import type { Config, Decision, Finding, Profile, Spec } from '@lite2pg/spec';
import { selectTables } from './select-tables.js';

/** What a SQLite file means, and what was decided about it. */
export interface Inspected {
  /** Open: the same state of the file for everything that follows. The caller closes it. */
  readonly source: Source;
  readonly spec: Spec;
  /** Undefined where the values were not looked at. */
  readonly profile: Profile | undefined;
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/** Opens a SQLite file in one consistent state, introspects it, profiles its values and decides the types. */
export async function inspectSource(
  file: string,
  config: Config,
  options: { readonly profile: boolean; readonly jobs: number | undefined },
): Promise<Inspected> {
  const source = await openSource(file);
  try {
    const selected = selectTables(await introspectSqlite(source.db), config);
    const profile = options.profile
      ? await profileSource({ source, tables: selected.spec.tables, ...(options.jobs ? { jobs: options.jobs } : {}) })
      : undefined;
    const decided = decideTypes({ spec: selected.spec, config, ...(profile ? { profile } : {}) });
    return {
      source,
      spec: decided.spec,
      profile,
      decisions: decided.decisions,
      findings: [...selected.findings, ...decided.findings],
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}
