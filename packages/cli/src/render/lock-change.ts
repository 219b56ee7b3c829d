import { counted, type Lock, type PinnedColumn } from '@lite2pg/spec';

/** Changes that are listed one by one. */
const SHOWN = 5;

/** The changes of a lock against the one before: `2 columns changed: users.age (bigint → text), …`. */
export function describeLockChange(before: Lock | undefined, after: Lock): string {
  const columns = columnsOf(after);
  if (!before) {
    return `${counted(columns.size, 'column')} of ${counted(Object.keys(after.tables).length, 'table')} pinned`;
  }
  const old = columnsOf(before);
  const names = [...new Set([...old.keys(), ...columns.keys()])].sort();
  const changed = names.filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(columns.get(name)));
  if (changed.length === 0) return 'no column changed';
  const shown = changed.slice(0, SHOWN).map((name) => `${name}${typeChange(old.get(name), columns.get(name))}`);
  return `${counted(changed.length, 'column')} changed: ${shown.join(', ')}${changed.length > SHOWN ? ', …' : ''}`;
}

function columnsOf({ tables }: Lock): ReadonlyMap<string, PinnedColumn> {
  return new Map(
    Object.entries(tables).flatMap(([table, { columns }]) =>
      Object.entries(columns).map(([column, pinned]) => [`${table}.${column}`, pinned] as const),
    ),
  );
}

function typeChange(before: PinnedColumn | undefined, after: PinnedColumn | undefined): string {
  if (!before) return ' (new)';
  if (!after) return ' (gone)';
  return before.type === after.type ? '' : ` (${before.type} → ${after.type})`;
}
