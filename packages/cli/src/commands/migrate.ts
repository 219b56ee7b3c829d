import { generate } from '@lite2pg/generator';
import { apply, verify, type Applied, type Verification } from '@lite2pg/loader';
import type { Finding, Report } from '@lite2pg/spec';
import type { Command } from 'commander';
import { statusOf } from '../attention.js';
import { inspectSource, type Inspected } from '../inspect-source.js';
import { openTarget, type Target } from '../open-target.js';
import { writeResult } from '../output.js';
import { createProgress } from '../progress.js';
import { renderReport } from '../render/report.js';
import { styleFor } from '../render/style.js';
import type { ExitStatus } from '../run.js';
import { defaultJobs, readSettings, targetOf, type Settings } from '../settings.js';
import { VERSION } from '../version.js';

/** `lite2pg migrate`: inspect, generate, apply and verify in one go; the report to stdout. */
export async function migrate(file: string, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const url = targetOf(settings);
  const started = performance.now();
  const jobs = defaultJobs(settings);
  const inspected = await inspectSource(file, settings.config, {
    profile: true,
    jobs,
  });
  try {
    const inspectSeconds = (performance.now() - started) / 1000;
    const target = await openTarget(settings, url);
    try {
      const report = await moveAndVerify({ settings, inspected, target, jobs, started, inspectSeconds });
      if (settings.flag('json')) await writeResult(`${JSON.stringify(report, null, 2)}\n`);
      else await writeResult(renderReport(report, styleFor(process.stdout)) + target.hint);
      return statusOf(report.findings);
    } finally {
      await target.close();
    }
  } finally {
    await inspected.source.close();
  }
}

async function moveAndVerify(run: {
  readonly settings: Settings;
  readonly inspected: Inspected;
  readonly target: Target;
  readonly jobs: number;
  readonly started: number;
  readonly inspectSeconds: number;
}): Promise<Report> {
  const { settings, inspected, target, jobs } = run;
  const generated = generate({ spec: inspected.spec, config: settings.config, form: 'load' });
  const quiet = settings.flag('quiet');
  const rows = inspected.profile?.tables.reduce((total, table) => total + table.rows, 0) ?? 0;
  const progress = createProgress({ quiet, totalRows: rows, stream: process.stderr });
  try {
    const applied = await apply({
      source: inspected.source,
      target: target.url,
      generated,
      jobs,
      chunkBytes: (settings.number('chunkMb') ?? 64) * 1024 * 1024,
      policyOf: inspected.policyOf,
      orphans: settings.config.orphans,
      version: VERSION,
      onProgress: progress.on,
    });
    const verifyStarted = performance.now();
    const verification = settings.flag('verify')
      ? await verify({
          source: inspected.source,
          target: target.url,
          generated,
          policyOf: inspected.policyOf,
          jobs,
          onProgress: progress.on,
        })
      : undefined;
    const seconds = {
      inspect: run.inspectSeconds,
      rows: applied.seconds.rows,
      keys: applied.seconds.keys,
      ...(verification ? { verify: (performance.now() - verifyStarted) / 1000 } : {}),
      total: (performance.now() - run.started) / 1000,
    };
    return reportOf({ run, generated, applied, verification, seconds });
  } finally {
    progress.stop();
  }
}

function reportOf(parts: {
  readonly run: { readonly inspected: Inspected; readonly target: Target };
  readonly generated: ReturnType<typeof generate>;
  readonly applied: Applied;
  readonly verification: Verification | undefined;
  readonly seconds: Report['seconds'] & object;
}): Report {
  const { run, generated, applied, verification } = parts;
  const findings = [
    ...run.inspected.findings,
    ...generated.findings,
    ...applied.findings,
    ...miscounted(run.inspected, applied),
    ...(verification?.findings ?? []),
  ];
  const verified = new Map(verification?.tables.map((table) => [table.name, table.verified]));
  return {
    reportVersion: 1,
    command: 'migrate',
    outcome: applied.outcome === 'nothing-to-do' ? 'nothing-to-do' : statusOf(findings) === 0 ? 'done' : 'attention',
    source: run.inspected.source.path,
    target: run.target.subject,
    seconds: parts.seconds,
    tables: applied.tables.map((table) => {
      const result = verified.get(table.name);
      return result ? { ...table, verified: result } : table;
    }),
    decisions: [...run.inspected.decisions],
    findings,
    speedups: [...applied.speedups],
  };
}

/** A finding for each table of which the load had other rows than the profile, which read them on its own. */
function miscounted({ profile }: Inspected, applied: Applied): Finding[] {
  if (applied.outcome === 'nothing-to-do') return [];
  const counted = new Map(profile?.tables.map((table) => [table.name, table.rows]));
  return applied.tables.flatMap((table) => {
    const rows = counted.get(table.name) ?? table.sourceRows;
    if (rows === table.sourceRows) return [];
    const message = `the profile counted ${rows} rows, ${table.moved} were moved and ${table.rejected} rejected; run: lite2pg verify`;
    return [{ code: 'count-differs', severity: 'loss', subject: { kind: 'table', name: table.name }, message }];
  });
}
