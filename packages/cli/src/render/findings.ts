import { counted, groupDigits, type Finding } from '@lite2pg/spec';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

/** Findings of one code that are shown; of the others only the number is said, unless all are asked for. */
const SHOWN_OF_A_CODE = 3;

const ORDER = { loss: 0, attention: 1, note: 2 } as const;

/** The findings that need a person first, then the notes, one a line; of each code the first three, or all with `verbose`. */
export function renderFindings(findings: readonly Finding[], style: Style, verbose = false): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((group) => renderGroup(group, style, verbose)).join('');
}

function renderGroup(group: readonly Finding[], style: Style, verbose: boolean): string {
  const marks = { loss: style.red('loss'), attention: style.yellow('attention'), note: style.dim('note') };
  const [{ severity, code }] = group as [Finding];
  const shown = verbose ? group : group.slice(0, SHOWN_OF_A_CODE);
  const lines = shown.map((finding) => onOneLine(`${subjectOf(finding)}: ${finding.message}`));
  const label = style.dim(`[${code}]`);
  if (group.length <= SHOWN_OF_A_CODE) return lines.map((line) => `${marks[severity]}  ${line} ${label}\n`).join('');
  const more = group.length - shown.length;
  return [
    `${marks[severity]}  ${groupDigits(group.length)} times ${label}\n`,
    ...lines.map((line) => `      ${line}\n`),
    ...(more > 0 ? [`      and ${counted(more, 'other')}; --verbose shows all\n`] : []),
  ].join('');
}

/** What a finding is about, quoted: `index "idx_name" of "table"`. */
export function subjectOf({ subject }: Finding): string {
  const name = `"${subject.name}"`;
  if (subject.kind === 'column' && subject.table) return `"${subject.table}".${name}`;
  const kind = subject.kind.replaceAll('-', ' ');
  return subject.table ? `${kind} ${name} of "${subject.table}"` : `${kind} ${name}`;
}
