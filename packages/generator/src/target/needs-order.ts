/** Items by name, each preceded by those it needs; needs that are not among the items are ignored. */
export function orderByNeeds<T>(
  items: readonly T[],
  { nameOf, needsOf }: { readonly nameOf: (item: T) => string; readonly needsOf: (item: T) => Iterable<string> },
): T[] {
  const byName = new Map(items.map((item) => [nameOf(item), item]));
  const entered = new Set<T>();
  const placed: T[] = [];
  const place = (item: T): void => {
    if (entered.has(item)) return;
    entered.add(item);
    for (const need of [...needsOf(item)].sort(compareText)) {
      const needed = byName.get(need);
      if (needed) place(needed);
    }
    placed.push(item);
  };
  for (const name of [...byName.keys()].sort(compareText)) place(byName.get(name)!);
  return placed;
}

/** By UTF-16 units: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
