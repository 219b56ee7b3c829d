import { apply, openLoadSessions, verify, type Applied, type LoadSessions, type Verification } from '@lite2pg/loader';
import { byCount, counted, groupDigits, type Finding, type Report } from '@lite2pg/spec';
import type { Command } from 'commander';
import { distinctFindings, statusOf } from '../attention.js';
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
  const findings = distinctFindings([
    ...run.inspected.findings,
    ...run.generated.findings,
    ...applied.findings,
    ...miscounted(run.inspected, applied),
    ...(verification?.findings ?? []),
  ]);
  const verified = new Map(verification?.tables.map((table) => [table.name, table.verified]));
  return {
    reportVersion: 1,
    command: 'migrate',
    outcome: applied.outcome === 'nothing-to-do' ? 'nothing-to-do' : statusOf(findings) === 0 ? 'done' : 'attention',
    source: run.inspected.source.path,
    target: parts.target,
    seconds: parts.seconds,
    tables: applied.tables.map((table) => {
      const result = verified.get(table.name);
      return result ? { ...table, verified: result } : table;
    }),
    decisions: ofMade(run.inspected.decisions, run.generated.target),
    findings,
    speedups: [...applied.speedups],
  };
}

/** A finding for each table of which the load had other rows than the profile, which read them on its own. */
function miscounted({ profile }: Inspected, applied: Applied): Finding[] {
  if (applied.outcome === 'nothing-to-do') return [];
  const profiled = new Map(profile?.tables.map((table) => [table.name, table.rows]));
  return applied.tables.flatMap((table) => {
    const rows = profiled.get(table.name) ?? table.sourceRows;
    if (rows === table.sourceRows) return [];
    const moved = `${groupDigits(table.moved)} ${byCount(table.moved, 'was', 'were')} moved`;
    const message = `the profile counted ${counted(rows, 'row')}, ${moved} and ${groupDigits(table.rejected)} rejected; run: lite2pg verify`;
    return [{ code: 'count-differs', severity: 'loss', subject: { kind: 'table', name: table.name }, message }];
  });
}
