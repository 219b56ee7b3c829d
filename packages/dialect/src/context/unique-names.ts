import { foldName } from '@lite2pg/syntax';

/** A second column of one name is `name:1`, as SQLite calls it. */
export function uniquelyNamed<T extends { readonly name: string }>(columns: readonly T[]): readonly T[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = seen.get(foldName(column.name)) ?? 0;
    seen.set(foldName(column.name), count + 1);
    return count === 0 ? column : { ...column, name: `${column.name}:${count}` };
  });
}
