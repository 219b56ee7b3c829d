import { quoteIdentifier, type Finding, type Lock, type PinnedTable, type Spec } from '@lite2pg/spec';

/** The lock that is used, and what was found about it. */
export interface CheckedLock {
  /** Undefined if it is that of another database. */
  readonly lock: Lock | undefined;
  readonly findings: readonly Finding[];
}

/**
 * A lock beside a source: which columns are new since it was written, and which are gone. `all` has every table, `selected` those
 * that the config does not leave out.
 */
export function checkLock(lock: Lock, { all, selected }: { readonly all: Spec; readonly selected: Spec }): CheckedLock {
  const pinned = new Map(Object.entries(lock.tables));
  const tables = new Map(all.tables.map((table) => [table.name, table]));
  if (pinned.size > 0 && tables.size > 0 && ![...pinned.keys()].some((name) => tables.has(name))) {
    return { lock: undefined, findings: [otherLock(pinned)] };
  }
  const added = selected.tables.flatMap((table): Finding[] => {
    const pin = pinned.get(table.name);
    if (!pin) return [notPinned({ kind: 'table', name: table.name })];
    const known = new Set([...Object.keys(pin.columns), ...Object.keys(pin.unreadable ?? {})]);
    const declaredThen = new Map(Object.entries(pin.columns).map(([name, column]) => [name, column.declared ?? '']));
    return table.columns.flatMap(({ name, declared = '' }) => {
      const subject = { kind: 'column', name, table: table.name } as const;
      if (!known.has(name)) return [notPinned(subject)];
      return (declaredThen.get(name) ?? declared) === declared ? [] : [redeclared(subject)];
    });
  });
  const gone = [...pinned].flatMap(([name, pin]): Finding[] => {
    const table = tables.get(name);
    if (!table) return [unused({ kind: 'table', name })];
    const columns = new Set(table.columns.map((column) => column.name));
    const names = [...Object.keys(pin.columns), ...Object.keys(pin.unreadable ?? {})];
    return names.flatMap((column) =>
      columns.has(column) ? [] : [unused({ kind: 'column', name: column, table: name })],
    );
  });
  return { lock, findings: [...added, ...gone] };
}

function otherLock(pinned: ReadonlyMap<string, PinnedTable>): Finding {
  const some = [...pinned.keys()].slice(0, 3).map(quoteIdentifier).join(', ');
  const message = `the lock is that of another database (it has ${some}${pinned.size > 3 ? ', …' : ''}, none of which is here): it is not used; pass the right one with --lock, or --no-lock`;
  return { code: 'other-lock', severity: 'warning', subject: { kind: 'database', name: 'lock' }, message };
}

function notPinned(subject: Finding['subject']): Finding {
  const message = 'it is new since the lock was written, and decided by its values; run lite2pg inspect --pin again';
  return { code: 'not-pinned', severity: 'note', subject, message };
}

function redeclared(subject: Finding['subject']): Finding {
  const message = 'it was declared otherwise when it was pinned, and is decided anew; run lite2pg inspect --pin again';
  return { code: 'not-pinned', severity: 'note', subject, message };
}

function unused(subject: Finding['subject']): Finding {
  const message = 'the lock has it, and it is no longer there; run lite2pg inspect --pin again';
  return { code: 'pin-unused', severity: 'note', subject, message };
}
