import type { Finding, Statement } from '@lite2pg/spec';

/**
 * The statements with the findings that a reader of them should see: each finding stands at the statement that makes
 * its subject, or, if there is no such statement, at the one that makes the table it is about. Those about things that
 * were not made stand nowhere.
 */
export function attachFindings(statements: readonly Statement[], findings: readonly Finding[]): Statement[] {
  const at = new Map<string, number>();
  statements.forEach(({ phase, subject: { kind, name, table } }, index) => {
    const key = JSON.stringify([kind, name, table]);
    if (phase !== 'comment' && !at.has(key)) at.set(key, index);
  });
  const attached = statements.map((): Finding[] => []);
  for (const finding of findings) {
    const { kind, name, table } = finding.subject;
    const own = at.get(JSON.stringify([kind, name, table]));
    const ofTable = PARTS.has(kind) ? at.get(JSON.stringify(['table', table, undefined])) : undefined;
    const index = own ?? ofTable;
    if (index !== undefined) attached[index]!.push(finding);
  }
  return statements.map((statement, index) => {
    const own = attached[index]!;
    return own.length === 0 ? statement : { ...statement, findings: own };
  });
}

/** The parts of a table that CREATE TABLE defines. */
const PARTS: ReadonlySet<Finding['subject']['kind']> = new Set([
  'column', 'primary-key', 'unique', 'foreign-key', 'check', 'default', 'generated', 'sequence', 'collation',
]); // prettier-ignore
