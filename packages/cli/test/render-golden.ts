import type { Decision, Finding } from '@lite2pg/spec';
import { digest, showText, type DescribedTable } from './describe-target.js';
import type { GoldenCase } from './golden-case.js';
import type { ComparedTable, KeptReject, Migrated } from './migrate-case.js';

/** More decisions than this are shown by their number and hash. */
const SHOWN_LINES = 60;

/** The outcome of a case, for people to review: Markdown in which every fact is a line. */
export function renderGolden(golden: GoldenCase, migrated: Migrated): string {
  const { error, decisions, findings, rejects, target, probes } = migrated;
  const sections = [
    `# ${golden.claim}`,
    ...(error === undefined ? [] : [section('Failed', [error])]),
    section('Decisions', few(decisions.map(decisionLine), 'decisions')),
    section('Findings', findings.map(findingLine)),
    section('Rejects', rejects.map(rejectLine)),
    ...target.tables.map((table) => tableSection(table, migrated.tables)),
    section('Views', target.views),
    ...probes.map(({ probe, result }) =>
      section('Probe', [...probe.split('\n'), ...result.map((line) => `=> ${line}`)]),
    ),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function few(lines: readonly string[], what: string): readonly string[] {
  return lines.length > SHOWN_LINES ? [digest(lines, what)] : lines;
}

/** A heading and its lines; nothing if there are none. */
function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [`## ${title}`, '', ...lines.map((line) => `    ${line}`)].join('\n');
}

function decisionLine({ table, column, declared, chosen, code, by }: Decision): string {
  return `${dotted(table, column)}  ${declared === '' ? '(none)' : declared} -> ${chosen}  ${code}, by ${by}`;
}

function findingLine({ severity, code, subject }: Finding): string {
  const place = subject.table === undefined ? showText(subject.name) : dotted(subject.table, subject.name);
  return `${severity}  ${code}  ${subject.kind} ${place}`;
}

function rejectLine(reject: KeptReject): string {
  const { table_name: table, column_name: column, key, storage_class: storageClass, original, reason } = reject;
  const fate = reject.row_moved ? 'row moved' : 'row left out';
  return `${dotted(table, column)}  key ${key}  ${storageClass} x'${original ?? ''}'  ${reason}, ${fate}`;
}

function tableSection(table: DescribedTable, compared: readonly ComparedTable[]): string {
  const name = table.schema === 'public' ? table.name : `${table.schema}.${table.name}`;
  const report = compared.find(({ oid }) => oid === table.oid);
  return section(`Table ${name === '' || name.trim() !== name ? showText(name) : name}`, [
    ...table.facts,
    report === undefined ? 'rows were not counted' : sumLine(report, table),
    ...table.rows.map((row) => `  ${row}`),
  ]);
}

function sumLine({ sourceRows, moved, rejected, verified }: ComparedTable, table: DescribedTable): string {
  if (!verified) throw new Error(`${table.name} was not compared`);
  const { missing, extra, changed } = verified;
  const equal = missing + extra + changed === 0 && table.rowCount === moved;
  const result = equal ? 'equal' : `NOT EQUAL: ${missing} missing, ${extra} extra, ${changed} changed`;
  return `rows: ${sourceRows} in SQLite = ${moved} moved + ${rejected} rejected, compared: ${result}`;
}

function dotted(table: string, name: string): string {
  return `${showText(table)}.${showText(name)}`;
}
