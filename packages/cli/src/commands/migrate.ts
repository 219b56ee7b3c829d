import {
  apply,
  openLoadSessions,
  verify,
  type Applied,
  type LoadSessions,
  type Verification,
  type VerifiedTable,
} from '@lite2pg/loader';
import type { Report } from '@lite2pg/spec';
import type { Command } from 'commander';
import { distinctFindings, statusOf, withoutForetold } from '../attention.js';
import type { Inspected } from '../inspect-source.js';
import { withMigrationRun, type MigrationRun } from '../migration-run.js';
import { ofMade } from '../of-made.js';
import { openTarget, type Target } from '../open-target.js';
import type { ExitStatus } from '../run.js';
import { defaultJobs, readSettings, targetOf } from '../settings.js';
import { VERSION } from '../version.js';

/** `lite2pg migrate`: inspect, generate, apply and verify in one go; the report to stdout. */
export async function migrate(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const url = targetOf(settings);
  const openSessions = (target: string): Promise<LoadSessions> => openLoadSessions(target, defaultJobs(settings));
  const reach = async (): Promise<LoadSessions | undefined> => (url === undefined ? undefined : openSessions(url));
  return withMigrationRun({ file, settings, reach }, async (run, reached) => {
    const target = await openTarget(settings, url);
    try {
      const sessions = reached ?? (await openSessions(target.url));
      return { report: await moveAndVerify(run, target, sessions), hint: target.hint };
    } finally {
      await target.close();
    }
  });
}

async function moveAndVerify(run: MigrationRun, target: Target, sessions: LoadSessions): Promise<Report> {
  const { settings, inspected, generated, jobs, progress } = run;
  const work = {
    source: inspected.source,
    generated,
    salvage: settings.flag('salvage'),
    onProgress: progress.on,
  };
  const applied = await apply({
    ...work,
    sessions,
    rowsInSource: countedRows(inspected),
    chunkBytes: megabytes(settings.number('chunkMb')),
    version: VERSION,
  }).finally(() => sessions.close());
  const server = sessions.main.subject;
  const verifyStarted = run.elapsed();
  const verification = settings.flag('verify')
    ? await verify({ ...work, target: target.url, server, jobs })
    : undefined;
  const seconds = {
    inspect: run.inspectSeconds,
    rows: applied.seconds.rows,
    keys: applied.seconds.keys,
    ...(verification ? { verify: run.elapsed() - verifyStarted } : {}),
    total: run.elapsed(),
  };
  return reportOf({ run, target: target.name ?? server, applied, verification, seconds });
}

function megabytes(count: number | undefined): number | undefined {
  return count === undefined ? undefined : count * 1024 * 1024;
}

function reportOf(parts: {
  readonly run: MigrationRun;
  readonly target: string;
  readonly applied: Applied;
  readonly verification: Verification | undefined;
  readonly seconds: Report['seconds'] & object;
}): Report {
  const { run, applied, verification } = parts;
  const compared = new Map(verification?.tables.map((table) => [table.name, table]));
  const refused = new Set(
    applied.findings.flatMap(({ code, subject }) => (code === 'table-refused' ? subject.name : [])),
  );
  const findings = distinctFindings([
    ...withoutForetold(run.inspected.findings, applied.findings),
    ...run.generated.findings,
    // A comparison says which rows they are.
    ...applied.findings.filter(
      ({ code, subject }) => code !== 'count-differs' || !compared.get(subject.name)?.verified,
    ),
    // That a table is missing says nothing new of one that was refused.
    ...(verification?.findings ?? []).filter(
      ({ code, subject }) => code !== 'table-missing' || !refused.has(subject.name),
    ),
  ]);
  return {
    reportVersion: 1,
    command: 'migrate',
    outcome: outcomeOf(
      applied,
      (verification?.tables ?? []).filter(({ name }) => !refused.has(name)),
      statusOf(findings),
    ),
    source: run.inspected.source.path,
    target: parts.target,
    seconds: parts.seconds,
    tables: applied.tables.map((table) => {
      const { verified, sourceRows, damaged } = compared.get(table.name) ?? {};
      if (!verified) return table;
      // SQLite's own count, where it can count what can be read.
      return damaged === 0 && !table.damaged ? { ...table, sourceRows: sourceRows!, verified } : { ...table, verified };
    }),
    decisions: ofMade(run.inspected.decisions, run.generated.target),
    findings,
    speedups: [...applied.speedups],
  };
}

function outcomeOf(applied: Applied, compared: readonly VerifiedTable[], status: ExitStatus): Report['outcome'] {
  if (applied.outcome === 'done') return status === 0 ? 'done' : 'attention';
  const differs = compared.some(({ verified, damaged }) =>
    verified ? verified.missing + verified.extra + verified.changed > 0 : damaged === 0,
  );
  return differs ? 'differs' : applied.outcome;
}

function countedRows({ profile }: Inspected): ReadonlyMap<string, number> {
  return new Map(profile?.tables.map((table) => [table.name, table.rows]));
}
