import { decideTypes, introspectSqlite, leaveOutColumns, readPolicies } from '@lite2pg/introspector';
import { collectDamages, damageFindings } from '@lite2pg/loader';
import { openSource, shouldUseThreads, profileSource, type Damage, type Source } from '@lite2pg/pages';
import type {
  ColumnPolicy,
  Config,
  Decision,
  Finding,
  Lock,
  Profile,
  Spec,
  Table,
  UnreadableColumn,
} from '@lite2pg/spec';
import { jobsOf, type ReadOptions } from '../options/read-options.js';
import { describeBrokenPins } from './broken-pins.js';
import { checkLock } from './check-lock.js';
import { findMergedValues } from './merged-values.js';
import { pinnedUnreadable } from './pinned-unreadable.js';
import { selectTables } from './select-tables.js';
import { findVirtualRows } from './virtual-rows.js';

/** A SQLite file that is open, and its schema; the values were not looked at. */
export interface OpenedSource {
  /** Open: the same state of the file for everything that follows. The caller closes it. */
  readonly source: Source;
  /** With the declared types. */
  readonly spec: Spec;
  /** The only version of the config from here on: that of the tables that are moved. */
  readonly config: Config;
  /** The lock's decisions about them; undefined if there is no lock for this database. */
  readonly lock: Lock | undefined;
  readonly findings: readonly Finding[];
}

/** The schema of a SQLite file, and what was decided about it. */
export interface InspectedSource {
  /** Open: the same state of the file for everything that follows. The caller closes it. */
  readonly source: Source;
  /** With the declared types. */
  readonly introspected: Spec;
  readonly spec: Spec;
  /** As in `OpenedSource`. */
  readonly config: Config;
  /** As in `OpenedSource`. */
  readonly lock: Lock | undefined;
  /** Columns that SQLite cannot compute, or could not when they were pinned: they are left out. */
  readonly unreadable: readonly UnreadableColumn[];
  /** Undefined if the values were not looked at. */
  readonly profile: Profile | undefined;
  /** The policy for values that do not fit their column. */
  readonly policies: readonly ColumnPolicy[];
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/** How a file is looked at, and when the pass over its values ends before its time: the signal's reason is thrown. */
export interface InspectOptions extends ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Opens a SQLite file in one consistent state, introspects it, profiles its values and decides the types. */
export async function inspectSource(file: string, options: InspectOptions): Promise<InspectedSource> {
  const introspected = await introspectSource(file, options);
  try {
    return await inspectValues(introspected, options);
  } catch (error) {
    await introspected.source.close();
    throw error;
  }
}

/** Opens a SQLite file in one consistent state and introspects it, which takes hardly any time. */
export async function introspectSource(file: string, options: InspectOptions): Promise<OpenedSource> {
  const { config: given = {}, declared = false, salvage } = options;
  const threads = declared ? 0 : jobsOf(options) - 1;
  const source = await openSource(file === ':memory:' ? './:memory:' : file, { threads, salvage });
  try {
    const all = await introspectSqlite(source.db, given);
    const { spec, config, findings } = selectTables(all, given);
    const checked = options.lock && !declared ? checkLock(options.lock, { all, selected: spec }) : undefined;
    // Whoever is about to pin the new state needs no findings about it.
    const ofLock = options.repin ? [] : (checked?.findings ?? []);
    return { source, spec, config, lock: checked?.lock, findings: [...neverWritten(source), ...findings, ...ofLock] };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Profiles the values of a file, in one pass over them, and decides the types. */
export async function inspectValues(
  { source, spec, config, lock, findings }: OpenedSource,
  options: InspectOptions,
): Promise<InspectedSource> {
  // The profile looks for what the columns are meant to be: by the config, too.
  const { tables } = decideTypes({ spec, config }).spec;
  const profiled = options.declared ? undefined : await profileTables(source, tables, options);
  const { repin } = options;
  const pinned = pinnedUnreadable(lock, profiled);
  const unreadable = [...(profiled?.unreadable ?? []), ...pinned.left];
  const readable = leaveOutColumns(spec, unreadable);
  const decided = decideTypes({ spec: readable, profile: profiled?.profile, config, lock, repin });
  return {
    source,
    introspected: readable,
    spec: decided.spec,
    config,
    lock,
    unreadable,
    policies: readPolicies({ spec: readable, config }),
    profile: profiled?.profile,
    decisions: decided.decisions,
    findings: [
      ...findings,
      ...damageFindings(profiled?.damages ?? []),
      ...decided.findings,
      ...(await describeBrokenPins(source, decided.broken)),
      ...(repin ? [] : pinned.findings),
      ...(await findVirtualRows(source, spec)),
      ...(profiled ? await findMergedValues(source, decided.spec, profiled.profile) : []),
    ],
  };
}

interface Profiled {
  readonly profile: Profile;
  readonly damages: readonly Damage[];
  readonly unreadable: readonly UnreadableColumn[];
}

async function profileTables(source: Source, tables: readonly Table[], options: InspectOptions): Promise<Profiled> {
  const { salvage, onProgress, signal } = options;
  const damages = collectDamages();
  const unreadable: UnreadableColumn[] = [];
  const profile = await profileSource({
    source,
    tables,
    jobs: shouldUseThreads(source.bytes) ? jobsOf(options) : 1,
    onProgress:
      onProgress &&
      ((progress) => {
        onProgress({ kind: 'read', ...progress });
      }),
    signal,
    onDamage: salvage ? damages.add : undefined,
    onUnreadable: (column) => unreadable.push(column),
  });
  return { profile, damages: damages.found(), unreadable };
}

/** SQLite makes a file of no bytes if a path is misspelt, and takes it for a database without tables. */
function neverWritten({ bytes, path }: Source): Finding[] {
  if (bytes > 0) return [];
  const message = 'the file has no bytes: nothing was ever written to it; check the path';
  return [{ code: 'empty-file', severity: 'warning', subject: { kind: 'database', name: path }, message }];
}
