import type { Finding, FindingCode } from '@lite2pg/spec';

/** The findings in their order, each once: the profile, the load and the comparison meet the same damage. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, subject, message }) => {
    const key = JSON.stringify([code, subject.kind, subject.table, subject.name, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Findings that say of values what will become of them. */
const FORETELLING: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'nul-in-text',
  'invalid-utf8',
  'values-do-not-fit',
]);

/** And those that say what became of them. */
const TELLING: ReadonlySet<FindingCode> = new Set<FindingCode>(['values-repaired', 'rows-rejected']);

/** The findings without those that foretell of a column what `happened` reports of it: one loss for one value. */
export function withoutForetold(findings: readonly Finding[], happened: readonly Finding[]): Finding[] {
  const keyOf = ({ subject }: Finding): string => JSON.stringify([subject.table, subject.name]);
  const told = new Set(happened.filter(({ code }) => TELLING.has(code)).map(keyOf));
  return findings.filter((finding) => !FORETELLING.has(finding.code) || !told.has(keyOf(finding)));
}
