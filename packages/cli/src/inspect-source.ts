import { decideTypes, introspectSqlite, readPolicies } from '@lite2pg/introspector';
import { collectDamages, damageFindings } from '@lite2pg/loader';
import { openSource, profileSource, type Damage, type ProfileOptions, type Source } from '@lite2pg/pages';
import type { Config, Decision, Finding, PolicyOf, Profile, Spec, Table } from '@lite2pg/spec';
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

/** How a file is looked at. */
export interface InspectOptions {
  readonly config: Config;
  /** Without it the declared types alone decide. */
  readonly profile: boolean;
  readonly jobs: number;
  /** What is damaged becomes findings; else it is thrown. */
  readonly salvage?: boolean | undefined;
  readonly onProgress?: ProfileOptions['onProgress'];
}

/** Opens a SQLite file in one consistent state, introspects it, profiles its values and decides the types. */
export async function inspectSource(file: string, options: InspectOptions): Promise<Inspected> {
  const source = await openSource(file === ':memory:' ? './:memory:' : file);
  try {
    const selected = selectTables(await introspectSqlite(source.db, options.config), options.config);
    const { spec, config } = selected;
    // The profile looks for what the columns are meant to be: by the config, too.
    const { tables } = decideTypes({ spec, config }).spec;
    const profiled = options.profile ? await profileTables(source, tables, options) : undefined;
    const decided = decideTypes({ spec, config, ...(profiled ? { profile: profiled.profile } : {}) });
    return {
      source,
      spec: decided.spec,
      policyOf: readPolicies({ spec, config }),
      profile: profiled?.profile,
      decisions: decided.decisions,
      findings: [
        ...neverWritten(source),
        ...damageFindings(profiled?.damages ?? []),
        ...selected.findings,
        ...decided.findings,
        ...(await findVirtualRows(source, spec)),
      ],
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function profileTables(
  source: Source,
  tables: readonly Table[],
  { jobs, salvage, onProgress }: InspectOptions,
): Promise<{ readonly profile: Profile; readonly damages: readonly Damage[] }> {
  const damages = collectDamages();
  const profile = await profileSource({
    source,
    tables,
    jobs: source.bytes < THREADED_BYTES ? 1 : jobs,
    onProgress,
    onDamage: salvage ? damages.add : undefined,
  });
  return { profile, damages: damages.found() };
}

/** SQLite makes a file of no bytes where a path is misspelt, and takes it for a database without tables. */
function neverWritten({ bytes, path }: Source): Finding[] {
  if (bytes > 0) return [];
  const message = 'the file has no bytes: nothing was ever written to it; check the path';
  return [{ code: 'empty-file', severity: 'attention', subject: { kind: 'database', name: path }, message }];
}
