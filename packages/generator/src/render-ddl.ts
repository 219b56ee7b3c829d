import type { Finding } from '@lite2pg/spec';
import { formatStatement } from './format.js';
import type { Generated } from './generate.js';
import type { Statement } from './statement.js';

const HEADER = [
  'PostgreSQL schema, made by lite2pg from a SQLite database.',
  'Do not edit: change the source or lite2pg.config.json, then run lite2pg generate.',
];

/** A schema as a file that people review: the same bytes for the same schema, whoever makes it and when. Meant for the form `review`. */
export function renderDdl({ statements, findings }: Generated): string {
  const said = new Set(statements.flatMap((statement) => statement.findings ?? []));
  const unsaid = findings.filter((finding) => !said.has(finding) && finding.severity !== 'note');
  const blocks = [
    comment(HEADER),
    ...statements.map(renderStatement),
    ...(unsaid.length === 0 ? [] : [renderLeftOut(unsaid)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderStatement(statement: Statement): string {
  const remarks = [
    ...(statement.note === undefined ? [] : [statement.note]),
    ...(statement.findings ?? []).flatMap(describeFinding),
  ];
  const sql = `${formatStatement(statement)};`;
  return remarks.length === 0 ? sql : `${comment(remarks)}\n${sql}`;
}

function renderLeftOut(findings: readonly Finding[]): string {
  return comment(['Not carried over:', ...findings.flatMap((finding) => ['', ...describeFinding(finding)])]);
}

function describeFinding({ subject, message, sql }: Finding): string[] {
  const about = subject.table === undefined ? `"${subject.name}"` : `"${subject.name}" of "${subject.table}"`;
  return [
    `${subject.kind} ${about}: ${message}`,
    ...(sql === undefined ? [] : sql.split(/\r\n|\r|\n/).map((line) => `  ${line}`)),
  ];
}

/** Lines as comments; a line break within one, which would end the comment, begins another. */
function comment(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/\r\n|\r|\n/))
    .map((line) => `-- ${line}`.trimEnd())
    .join('\n');
}
