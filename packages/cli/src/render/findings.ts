import { counted, groupDigits, needsPerson, type Finding } from '@lite2pg/spec';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';
import { wrap } from './wrap.js';

/** Findings of one code that are shown; of the others only the number is said, unless all are asked for. */
const SHOWN_OF_A_CODE = 3;

/** Where a person reads more about the codes. */
const MORE = 'docs/findings.md explains each code and what to do';

/** The worst first, in the words that the JSON has, too. */
const SEVERITIES = ['loss', 'warning', 'note'] as const;

/** The column in which the text after a severity begins. */
const INDENT = 9;
/** The second line of a finding is set in a little more than its first. */
const HANGING = 2;

/**
 * How many findings there are of each severity, then the findings by code, the worst first; of each code the first three, or all
 * with `verbose`. Lines are wrapped. Empty if there are none.
 */
export function renderFindings(findings: readonly Finding[], style: Style, verbose = false): string {
  if (findings.length === 0) return '';
  const groups = new Map<string, Finding[]>();
  for (const severity of SEVERITIES) {
    for (const finding of findings.filter((candidate) => candidate.severity === severity)) {
      const key = `${severity} ${finding.code}`;
      const group = groups.get(key);
      if (group) group.push(finding);
      else groups.set(key, [finding]);
    }
  }
  const all = [...groups.values()];
  const isCut = !verbose && all.some((group) => group.length > SHOWN_OF_A_CODE);
  const advice = isCut ? `; the first ${SHOWN_OF_A_CODE} of each kind are below, --verbose shows all` : '';
  const head = `${counted(findings.length, 'finding')}: ${countSeverities(findings)}${advice}`;
  return [
    ...wrap(head, style, { first: 0, others: HANGING }).map(
      (line, at) => `${' '.repeat(at === 0 ? 0 : HANGING)}${line}\n`,
    ),
    ...all.map((group) => renderGroup(group, style, verbose)),
    ...(needsPerson(findings) ? [`${style.dim(MORE)}\n`] : []),
  ].join('');
}

/** How many of each severity there are, those that there are: `1 loss, 2 warning, 5 note`. */
export function countSeverities(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${groupDigits(count)} ${severity}`];
  }).join(', ');
}

function renderGroup(group: readonly Finding[], style: Style, verbose: boolean): string {
  const paint = { loss: style.red, warning: style.yellow, note: style.dim };
  const [{ severity, code }] = group as [Finding];
  const shown = verbose ? group : group.slice(0, SHOWN_OF_A_CODE);
  const more = group.length - shown.length;
  const title = group.length === 1 ? `[${code}]` : `[${code}] ${counted(group.length, 'finding')}`;
  return [
    `${paint[severity](severity)}${' '.repeat(INDENT - severity.length)}${style.dim(title)}\n`,
    ...shown.map((finding) => renderFinding(finding, style)),
    ...(more > 0 ? [`${' '.repeat(INDENT)}and ${counted(more, 'other')}; --verbose shows all\n`] : []),
  ].join('');
}

function renderFinding(finding: Finding, style: Style): string {
  const text = onOneLine(`${subjectOf(finding)}: ${finding.message}`);
  const lines = wrap(text, style, { first: INDENT, others: INDENT + HANGING });
  return lines.map((line, at) => `${' '.repeat(at === 0 ? INDENT : INDENT + HANGING)}${line}\n`).join('');
}

/** The subject of a finding, quoted: `index "idx_name" of "table"`. */
export function subjectOf({ subject }: Finding): string {
  const name = `"${subject.name}"`;
  if (subject.kind === 'column' && subject.table) return `"${subject.table}".${name}`;
  const kind = subject.kind.replaceAll('-', ' ');
  return subject.table ? `${kind} ${name} of "${subject.table}"` : `${kind} ${name}`;
}
