import type { Finding } from '@lite2pg/spec';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

/** The findings that need a person first, then the notes, one a line. */
export function renderFindings(findings: readonly Finding[], style: Style): string {
  const order = { loss: 0, attention: 1, note: 2 } as const;
  const mark = { loss: style.red('loss'), attention: style.yellow('look'), note: style.dim('note') };
  return [...findings]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .map(
      (finding) =>
        `${mark[finding.severity]}  ${onOneLine(`${subjectOf(finding)}: ${finding.message}`)} ${style.dim(`[${finding.code}]`)}\n`,
    )
    .join('');
}

/** What a finding is about, quoted: `index "idx_name" on "table"`. */
export function subjectOf({ subject }: Finding): string {
  const name = `"${subject.name}"`;
  if (subject.kind === 'column' && subject.table) return `"${subject.table}".${name}`;
  const kind = subject.kind.replaceAll('-', ' ');
  return subject.table ? `${kind} ${name} of "${subject.table}"` : `${kind} ${name}`;
}
