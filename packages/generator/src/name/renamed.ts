import { type Finding, makeFinding, type Subject } from '@lite2pg/spec';
import type { AllottedName, NameChange } from './name.js';

const REASON: Readonly<Record<NameChange, string>> = {
  empty: 'PostgreSQL has no empty names',
  cut: 'PostgreSQL keeps 63 bytes of a name; the long one in SQL is cut the same way and finds it',
  'too-long': 'PostgreSQL keeps 63 bytes of a name, and something else has the same ones',
  'system-column': 'every table of PostgreSQL has a column of this name already',
  taken: 'something else has this name',
  'not-unicode': 'it is not valid Unicode',
};

/** The kinds that the SQL of an application names; it does not name keys, indexes, constraints and triggers. */
const NAMED_IN_SQL: ReadonlySet<Subject['kind']> = new Set<Subject['kind']>(['table', 'view', 'column']);

/** The finding that says why something is called otherwise than the config has it; none if it is not. */
export function renamedFinding(subject: Subject, { name, change }: AllottedName): Finding[] {
  if (change === undefined) return [];
  const message = `it is called "${name}", because ${REASON[change]}`;
  if (change === 'cut' || !NAMED_IN_SQL.has(subject.kind))
    return [makeFinding('note', 'renamed', { subject, message })];
  return [makeFinding('warning', 'renamed', { subject, message: `${message}; SQL must use that name` })];
}
