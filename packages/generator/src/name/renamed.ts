import type { Finding, Subject } from '@lite2pg/spec';
import { makeFinding } from '../finding.js';
import type { AllottedName, NameChange } from './name.js';

const REASON: Readonly<Record<NameChange, string>> = {
  empty: 'PostgreSQL has no empty names',
  'too-long': 'PostgreSQL keeps 63 bytes of a name',
  'system-column': 'every table of PostgreSQL has a column of this name already',
  taken: 'something else has this name',
  'not-unicode': 'it is not valid Unicode',
};

/** Names that PostgreSQL cannot have at all: every query that uses one must change. */
const IMPOSSIBLE: ReadonlySet<NameChange> = new Set<NameChange>(['empty', 'system-column', 'not-unicode']);

/** The finding that says why something is called otherwise than the config has it; none where it is not. */
export function renamedFinding(subject: Subject, { name, change }: AllottedName): Finding[] {
  if (change === undefined) return [];
  const severity = IMPOSSIBLE.has(change) ? 'attention' : 'note';
  return [makeFinding(severity, 'renamed', { subject, message: `${REASON[change]}: it is called "${name}"` })];
}
