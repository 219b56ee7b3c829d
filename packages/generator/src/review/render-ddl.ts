import type { Finding, Plan, Statement, Target } from '@lite2pg/spec';
import { formatStatement, LINE_WIDTH } from '../sql/format.js';
import { formatIdentifier } from '../name/identifier.js';
import { unqualify, type HomeSchema } from '../sql/unqualify.js';

/**
 * A schema as a file that people review: the same bytes for the same schema, whoever makes it and when. Above each
 * statement stands what of its subject is not as it was in SQLite, at the end what is not there at all. Meant for what
 * was generated in the form `review`.
 */
export function renderDdl({ target, statements: given, findings }: Plan): string {
  const home = homeOf(target);
  const statements = target.schema === 'public' ? given.map((statement) => atHome(statement, home)) : given;
  const said = new Set(statements.flatMap((statement) => statement.findings ?? []));
  const unsaid = findings.filter((finding) => !said.has(finding) && finding.severity !== 'note');
  const blocks = [
    comment(headerFor(statements)),
    ...groupLines(statements),
    ...(unsaid.length === 0 ? [] : [renderLeftOut(unsaid)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

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

/** What made the file, and the two things in it that a reader who knows PostgreSQL would ask about. */
function headerFor(statements: readonly Statement[]): string[] {
  const uses = (words: string): boolean => statements.some(({ phase, sql }) => phase !== 'view' && sql.includes(words));
  return [
    'PostgreSQL schema, made by lite2pg from a SQLite database.',
    'Do not edit: change the source or lite2pg.config.json, then run lite2pg generate.',
    ...(uses('COLLATE "C"') ? ['COLLATE "C": text sorts and compares by its bytes, as in SQLite.'] : []),
    ...(uses(' NULLS ') ? ['NULLS FIRST, NULLS LAST: where SQLite sorts NULLs, so that indexes serve ORDER BY.'] : []),
  ];
}

/**
 * The statements as blocks with an empty line between them; those of one line that concern the same table and kind of
 * thing stand together.
 */
function groupLines(statements: readonly Statement[]): string[] {
  const blocks: { readonly group: string; text: string }[] = [];
  for (const statement of statements) {
    const { phase, subject } = statement;
    const text = renderStatement(statement);
    const isLine = !text.includes('\n');
    const group = isLine ? JSON.stringify([phase, subject.table ?? subject.name]) : '';
    const last = blocks.at(-1);
    if (last && isLine && last.group === group) last.text += `\n${text}`;
    else blocks.push({ group, text });
  }
  return blocks.map(({ text }) => text);
}

function renderStatement(statement: Statement): string {
  const remarks = [
    ...(statement.note === undefined ? [] : [statement.note]),
    ...withoutRepeats(statement.findings ?? []).flatMap((finding) => describeFinding(finding)),
  ];
  const sql = `${formatStatement(statement)};`;
  return remarks.length === 0 ? sql : `${comment(remarks)}\n${sql}`;
}

/** Of several in a row with one original text only the last shows it. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return findings.map((finding, at) => {
    const { sql, ...rest } = finding;
    return sql !== undefined && findings[at + 1]?.sql === sql ? rest : finding;
  });
}

function renderLeftOut(findings: readonly Finding[]): string {
  return comment([
    'Not carried over',
    ...findings.flatMap((finding) => ['', ...describeFinding({ ...finding, severity: 'note' })]),
  ]);
}

/** The finding in lines that fit, its original text below it as it was. */
function describeFinding({ severity, subject, message, sql }: Finding): string[] {
  const weight = severity === 'note' ? '' : `${severity}: `;
  const kind = subject.kind.replaceAll('-', ' ');
  const of = subject.table === undefined ? '' : ` of ${quoted(subject.table)}`;
  const original = sql === undefined ? [] : sql.split(LINE_BREAK).map((line) => `    ${line}`);
  return [...wrap(`${weight}${kind} ${quoted(subject.name)}${of}: ${message}`), ...original];
}

/** A name whole, whatever its length: two that begin alike are two. */
function quoted(name: string): string {
  return `"${name.replaceAll(LINE_BREAKS, escape)}"`;
}

/** Breaks between words; what follows the first line is indented. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 4 > LINE_WIDTH) {
      lines.push(line);
      line = ` `;
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** What ends a line for any reader of the file: PostgreSQL ends a comment at the first two only. */
const LINE_BREAK = /\r\n|[\r\n\u0085\u2028\u2029]/;
const LINE_BREAKS = /[\r\n\u0085\u2028\u2029]/g;

/** What a reader would not see, or see elsewhere than it stands: control characters but the tab, marks of direction. */
const UNSEEN = /(?!\t)[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Lines as comments; a line break within one, which would end the comment, begins another. */
function comment(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(LINE_BREAK))
    .map((line) => line.replaceAll(UNSEEN, escape))
    .map((line) => `-- ${line}`.trimEnd())
    .join('\n');
}

function escape(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
