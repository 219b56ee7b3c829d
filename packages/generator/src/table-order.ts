import type { TargetTable } from './target.js';

/** Tables in the order they are read: those referred to before those that refer to them, else by name; a cycle is entered by name. */
export function orderTables(tables: readonly TargetTable[]): TargetTable[] {
  const waiting = tables.toSorted((a, b) => compareText(a.source, b.source));
  const placed: TargetTable[] = [];
  const names = new Set(waiting.map(({ source }) => source));
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ source, foreignKeys }) =>
      foreignKeys.every(
        ({ foreignKey: { references } }) => references.table === source || !names.has(references.table),
      ),
    );
    const [next] = waiting.splice(Math.max(ready, 0), 1);
    names.delete(next!.source);
    placed.push(next!);
  }
  return placed;
}

/** The order of two texts by their UTF-16 units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
