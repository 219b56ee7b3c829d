import { counted, groupDigits } from '@lite2pg/spec';
import type { PlacedFinding, TranslatedStatement } from '../sql/translate-statements.js';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

/**
 * A script for PostgreSQL. Above a statement stands what its caller must know, as comments; in place of one that was
 * refused, why, and its original text.
 */
export function renderTranslation(scripts: readonly RenderedScript[]): string {
  const [only] = scripts;
  if (only && scripts.length === 1) return only.statements.map(renderStatement).join('\n');
  return scripts
    .map(({ from, statements }) => [comment([onOneLine(from)]), ...statements.map(renderStatement)].join('\n'))
    .join('\n');
}

/** A script as far as it is rendered. */
interface RenderedScript {
  readonly from: string;
  readonly statements: readonly TranslatedStatement[];
}

function renderStatement(item: TranslatedStatement): string {
  const { sql, statements, findings } = item;
  if (sql === null) {
    const why = findings.filter(isRefusal).map((finding) => `line ${finding.line} was refused: ${said(finding)}`);
    return comment([...why, ...item.source.split(/\r\n|[\r\n]/).map((line) => `    ${line}`)]);
  }
  const head = [
    ...(isPlain(item.params) ? [] : [item.params.map((name, at) => `$${at + 1} = ${name}`).join(', ')]),
    ...(item.compat.length === 0 ? [] : [`needs sqlite_compat: ${item.compat.join(', ')}`]),
  ];
  return comment(head) + (statements ?? [sql]).map((statement) => `${statement};\n`).join('');
}

/** Whether the parameters are only question marks in their order: then $1 is the first, and nothing needs to be said. */
function isPlain(params: readonly string[]): boolean {
  return params.every((name, at) => name === `?${at + 1}`);
}

function comment(lines: readonly string[]): string {
  return lines.map((line) => `-- ${line}`.trimEnd() + '\n').join('');
}

function isRefusal({ severity }: PlacedFinding): boolean {
  return severity === 'refused';
}

/** Notes for a person, for stderr: refused statements with where and what to do, notes, and what must be installed. */
export function renderTranslationNotes(scripts: readonly RenderedScript[], style: Style): string {
  const lines = scripts.flatMap(({ from, statements }) =>
    statements.flatMap(({ statement, findings }) =>
      findings.map((finding) => {
        const mark = isRefusal(finding) ? style.red('refused') : style.dim('note   ');
        const place = `statement ${statement}, ${onOneLine(from)}:${finding.line}:${finding.column}`;
        return `${mark}  ${place}: ${said(finding)} ${style.dim(`[${finding.code}]`)}`;
      }),
    ),
  );
  const statements = scripts.flatMap((script) => script.statements);
  const needed = [...new Set(statements.flatMap(({ compat }) => compat))].sort();
  if (needed.length > 0) {
    lines.push(
      `${style.dim('note   ')}  helper functions are needed; install them: lite2pg compat ${needed.join(' ')} | psql`,
    );
  }
  const refused = statements.filter(({ sql }) => sql === null).length;
  if (refused > 0)
    lines.push(
      style.yellow(
        `${groupDigits(refused)} of ${counted(statements.length, 'statement')} refused, named above (exit status 2)`,
      ),
    );
  return lines.map((line) => `${line}\n`).join('');
}

function said({ message, suggestion }: PlacedFinding): string {
  return onOneLine(suggestion === undefined ? message : `${message}; instead: ${suggestion}`);
}
