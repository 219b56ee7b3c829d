import { type Finding, type FindingCode, makeFinding, type Spec, type Subject, type Unsupported } from '@lite2pg/spec';

/** A finding for everything that a spec names and cannot say; one for all shadow tables of a virtual table. */
export function describeUnsupported(spec: Spec): Finding[] {
  const shadows = spec.unsupported.filter(({ kind }) => kind === 'shadow-table');
  const others = spec.unsupported.filter(({ kind }) => kind !== 'shadow-table');
  return [...describeShadows(spec, shadows), ...others.map(describeItem)];
}

/** A shadow table is part of how SQLite keeps a virtual table: that one's finding is the one to act upon. */
function describeShadows(spec: Spec, shadows: readonly Unsupported[]): Finding[] {
  const owners = [
    ...spec.tables.filter(({ virtual }) => virtual),
    ...spec.tables.flatMap(({ textSearches = [] }) => textSearches),
    ...spec.unsupported.filter(({ kind }) => kind === 'virtual-table'),
  ].map(({ name }) => name);
  const byOwner = new Map<string, string[]>();
  for (const { name } of shadows) {
    const owner =
      owners.filter((candidate) => isBehind(candidate, name)).sort((a, b) => b.length - a.length)[0] ?? name;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), name]);
  }
  return [...byOwner].map(([owner, names]) => {
    const list = names.map((name) => `"${name}"`).join(', ');
    const subject: Subject = { kind: owners.includes(owner) ? 'virtual-table' : 'table', name: owner };
    const message = `SQLite keeps the module's data in ${list}: left out, only the module reads them`;
    return makeFinding('note', 'shadow-table', { subject, message });
  });
}

function isBehind(owner: string, shadow: string): boolean {
  return shadow.toLowerCase().startsWith(`${owner.toLowerCase()}_`);
}

/** Codes that ask for no action: left out by the config, or not needed any more. */
const SETTLED: ReadonlySet<FindingCode> = new Set<FindingCode>(['left-out', 'not-needed', 'foreign-key-left-out']);

function describeItem(item: Unsupported): Finding {
  const { kind, code, message, sql } = item;
  const about =
    kind === 'constraint'
      ? describeConstraint(item)
      : { subject: { kind: kind === 'shadow-table' ? 'table' : kind, ...nameOf(item) } as const, message };
  return makeFinding(SETTLED.has(code) ? 'note' : 'warning', code, { ...about, sql });
}

function describeConstraint(item: Unsupported): { readonly subject: Subject; readonly message: string } {
  const { name, table = name, code, message } = item;
  if (code === 'unique-column-unreadable') return { subject: { kind: 'unique', ...nameOf(item) }, message };
  if (code.startsWith('foreign-key')) return { subject: { kind: 'foreign-key', ...nameOf(item) }, message };
  return { subject: { kind: 'table', name: table }, message: `${name}: ${message}` };
}

function nameOf({ name, table }: Unsupported): Pick<Subject, 'name' | 'table'> {
  return table === undefined ? { name } : { name, table };
}
