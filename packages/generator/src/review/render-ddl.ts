import type { Decision, Finding, Plan, Statement, Target } from '@lite2pg/spec';
import { formatStatement } from '../sql/format.js';
import { formatIdentifier } from '../name/identifier.js';
import { unqualify, type HomeSchema } from '../sql/unqualify.js';
import { annotateColumns } from './annotate-columns.js';
import { comment } from './comment.js';
import { describeFindings } from './describe-finding.js';
import { describeHeader } from './describe-header.js';
import { remarkColumns } from './remark-columns.js';

/** Options for what the file says beside the statements, and how it is laid out. */
export interface DdlOptions {
  /** Decisions made before the plan. */
  readonly decisions?: readonly Decision[] | undefined;
  /** Findings from before the plan. */
  readonly findings?: readonly Finding[] | undefined;
  /** The helper functions are in a file of their own, which `renderCompat` gives. */
  readonly compatApart?: boolean | undefined;
  /** Between BEGIN and COMMIT. */
  readonly transaction?: boolean | undefined;
}

/**
 * A schema as a file that people review: the same bytes for the same schema, whoever makes it and when. Above each
 * statement stands what of its subject is not as it was in SQLite, above each column why it has another type than it was
 * declared with, at the end what is not there at all. Meant for what was generated in the form `review`.
 */
export function renderDdl(plan: Plan, options: DdlOptions = {}): string {
  const { decisions = [], findings = [], compatApart = false, transaction = false } = options;
  const { target } = plan;
  const given = compatApart ? plan.statements.filter(({ phase }) => phase !== 'compat') : plan.statements;
  const home = homeOf(target);
  const statements = target.schema === 'public' ? given.map((statement) => atHome(statement, home)) : given;
  const tables = new Map(target.tables.map((table) => [table.source, table]));
  const leftOut = findLeftOut(plan, findings);
  const blocks = [
    comment(describeHeader(plan, { statements, leftOut, decisions })),
    ...(transaction ? ['BEGIN;'] : []),
    ...groupLines(statements, (statement) => {
      const table = statement.phase === 'table' ? tables.get(statement.subject.name) : undefined;
      return renderStatement(statement, table && remarkColumns(table, decisions));
    }),
    ...(transaction ? ['COMMIT;'] : []),
    ...(leftOut.length === 0 ? [] : [renderLeftOut(leftOut)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Findings about what is on the target in no form, and stands at no statement; of notes only those that say so. */
function findLeftOut({ statements, findings }: Plan, before: readonly Finding[]): Finding[] {
  const said = new Set(statements.flatMap((statement) => statement.findings ?? []));
  return [
    ...before.filter(({ code }) => LEFT_OUT.has(code)),
    ...findings.filter((finding) => !said.has(finding) && (finding.severity !== 'note' || LEFT_OUT.has(finding.code))),
  ];
}

/** Notes about what the config leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set(['excluded', 'left-out']);

/** The schema without the names that PostgreSQL would look for among its own first. */
function homeOf({ schema, tables, views }: Target): HomeSchema {
  const sequences = tables.flatMap(({ columns }) => columns.flatMap(({ sequenceName }) => sequenceName ?? []));
  const names = [...tables, ...views].map(({ name }) => name).concat(sequences);
  return { schema, relations: new Set(names.filter((name) => !name.startsWith('pg_')).map(formatIdentifier)) };
}

/** Without the schema that everybody works in. Functions keep it: they run wherever they are called from. */
function atHome(statement: Statement, home: HomeSchema): Statement {
  if (statement.phase === 'trigger' || statement.phase === 'compat') return statement;
  return { ...statement, sql: unqualify(statement.sql, home) };
}

/**
 * The statements as blocks with an empty line between them; those of one line that concern the same table and kind of
 * thing stand together.
 */
function groupLines(statements: readonly Statement[], render: (statement: Statement) => string): string[] {
  const blocks: { readonly group: string; text: string }[] = [];
  for (const statement of statements) {
    const { phase, subject } = statement;
    const text = render(statement);
    const isLine = !text.includes('\n');
    const group = isLine ? JSON.stringify([phase, subject.table ?? subject.name]) : '';
    const last = blocks.at(-1);
    if (last && isLine && last.group === group) last.text += `\n${text}`;
    else blocks.push({ group, text });
  }
  return blocks.map(({ text }) => text);
}

function renderStatement(statement: Statement, columns: readonly string[] = []): string {
  const remarks = [
    ...(statement.note === undefined ? [] : [statement.note]),
    ...describeFindings(statement.findings ?? []),
  ];
  const sql = `${annotateColumns(formatStatement(statement), columns)};`;
  return remarks.length === 0 ? sql : `${comment(remarks)}\n${sql}`;
}

function renderLeftOut(findings: readonly Finding[]): string {
  return comment([
    'Not carried over',
    ...findings.flatMap((finding) => ['', ...describeFindings([{ ...finding, severity: 'note' }])]),
  ]);
}
