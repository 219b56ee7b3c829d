import type { Finding, Lock, Profile, UnreadableColumn } from '@lite2pg/spec';

/** Columns that SQLite could not compute when they were pinned. */
export interface PinnedUnreadable {
  /** Those of tables without rows: nothing says otherwise. */
  readonly left: readonly UnreadableColumn[];
  /** A warning for each that it can compute now. */
  readonly findings: readonly Finding[];
}

/** Compares the lock's columns that cannot be computed with what was read; empty if the values were not read. */
export function pinnedUnreadable(
  lock: Lock | undefined,
  read: { readonly profile: Profile; readonly unreadable: readonly UnreadableColumn[] } | undefined,
): PinnedUnreadable {
  const known = new Set((read?.unreadable ?? []).map(({ table, name }) => JSON.stringify([table, name])));
  const rows = new Map(read?.profile.tables.map((table) => [table.name, table.rows]));
  const pinned = Object.entries(lock?.tables ?? {}).flatMap(([table, { unreadable = {} }]) =>
    Object.entries(unreadable)
      .filter(([name]) => rows.has(table) && !known.has(JSON.stringify([table, name])))
      .map(([name, complaint]): UnreadableColumn => ({ table, name, complaint })),
  );
  return {
    left: pinned.filter(({ table }) => rows.get(table) === 0),
    findings: pinned.filter(({ table }) => rows.get(table) !== 0).map(readableNow),
  };
}

function readableNow({ table, name }: UnreadableColumn): Finding {
  const message =
    'it is pinned as left out, and SQLite can compute its values now, so it is carried over; run lite2pg inspect --pin again';
  return { code: 'pin-broken', severity: 'warning', subject: { kind: 'column', name, table }, message };
}
