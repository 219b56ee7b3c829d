import { generate } from '@lite2pg/generator';
import type { PostgresSession } from '@lite2pg/postgres';
import { apply, openLoadSessions, verify } from '@lite2pg/loader';
import { Lite2pgError, type Config, type Decision, type Finding, type TableReport } from '@lite2pg/spec';
import type { TestDatabase } from '@lite2pg/test-kit';
import * as assert from 'uvu/assert';
import { inspectSource } from '../../migration/src/source/inspect-source.js';
import { describeTarget, tryProbe, type DescribedTarget } from './describe-target.js';

/** The outcome of a case. */
export interface Migrated {
  /** The error that ended it, without paths and URLs; undefined if it ended well. */
  readonly error: string | undefined;
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
  readonly tables: readonly ComparedTable[];
  readonly rejects: readonly KeptReject[];
  readonly target: DescribedTarget;
  /** The statements tried on the target, with what they gave. */
  readonly probes: readonly { readonly probe: string; readonly result: readonly string[] }[];
}

/** A table that was moved and compared. */
export interface ComparedTable extends TableReport {
  /** Of the table on the target. */
  readonly oid: string;
}

/** A value or a row that the target could not hold. */
export interface KeptReject {
  readonly table_name: string;
  readonly key: string;
  readonly column_name: string;
  readonly storage_class: string;
  /** In hex. */
  readonly original: string | null;
  readonly row_moved: boolean;
  readonly reason: string;
}

/** Migrates a file into an empty database as the command line does, verifies it, and reads back what arrived. */
export async function migrateCase(
  given: { readonly path: string; readonly config: Config; readonly probes: readonly string[] },
  { url, session }: TestDatabase,
): Promise<Migrated> {
  let moved: Pick<Migrated, 'decisions' | 'findings' | 'tables'> = { decisions: [], findings: [], tables: [] };
  let error: string | undefined;
  try {
    moved = await move(given, url, session);
  } catch (thrown) {
    if (!(thrown instanceof Lite2pgError)) throw thrown;
    error = `${thrown.code}: ${thrown.message.replaceAll(given.path, 'app.db').replaceAll(session.subject, 'the target')}`;
  }
  const target = await describeTarget(session);
  const probes: { probe: string; result: string[] }[] = [];
  for (const probe of given.probes) probes.push({ probe, result: await tryProbe(session, probe) });
  return {
    error,
    ...moved,
    rejects: error === undefined ? await session.query<KeptReject>(REJECTS) : [],
    target,
    probes,
  };
}

async function move(
  { path, config: written }: { readonly path: string; readonly config: Config },
  target: string,
  session: PostgresSession,
): Promise<Pick<Migrated, 'decisions' | 'findings' | 'tables'>> {
  const { source, spec, config, policies, profile, decisions, findings } = await inspectSource(path, {
    config: written,
    jobs: 1,
  });
  try {
    const generated = generate({ spec, config, form: 'load', policies });
    const given = { source, generated, onProgress: () => undefined };
    const sessions = await openLoadSessions(target, 1);
    const rowsInSource = new Map(profile?.tables.map((table) => [table.name, table.rows]));
    const options = { ...given, rowsInSource, sessions, chunkBytes: 1 << 16, version: 'test' };
    const applied = await apply(options).finally(() => sessions.close());
    const verification = await verify({ ...given, target, jobs: 1 });
    const tables: ComparedTable[] = [];
    for (const compared of verification.tables) {
      const table = applied.tables[tables.length];
      if (table === undefined) throw new Error(`${compared.name} was compared and not moved`);
      // The one count is SQLite's own, the other that of the pass over the values.
      assert.is(table.sourceRows, compared.sourceRows, `rows of ${table.name}`);
      assert.is(table.moved + table.rejected, table.sourceRows, `moved and rejected rows of ${table.name}`);
      const [found] = await session.query<{ oid: string }>('SELECT $1::regclass::oid::text AS oid', [table.target]);
      tables.push({ ...table, oid: found?.oid ?? '', ...(compared.verified ? { verified: compared.verified } : {}) });
    }
    const all = [...findings, ...generated.findings, ...applied.findings, ...verification.findings];
    return { decisions, findings: all, tables };
  } finally {
    await source.close();
  }
}

const REJECTS = `
SELECT table_name, key, column_name, storage_class, encode(original, 'hex') AS original, row_moved, reason
FROM lite2pg.rejects ORDER BY table_name COLLATE "C", id`;
