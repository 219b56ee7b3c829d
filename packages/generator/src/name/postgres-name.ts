import { byteLength, clipBytes, MAX_NAME_BYTES } from './identifier.js';

/**
 * The parts that PostgreSQL makes a name of when it is given none: `orders_id_seq` is `{table: 'orders', columns:
 * ['id'], label: 'seq'}`.
 */
export interface NameParts {
  readonly table: string;
  readonly columns: readonly string[];
  readonly label: 'pkey' | 'key' | 'folded_key' | 'seq' | 'fkey' | 'check' | 'idx';
}

/**
 * The name that PostgreSQL 15 gives a key, sequence or constraint by itself, in a schema where it is still free
 * (`makeObjectName` and `ChooseIndexNameAddition` in its sources: the longer part is shortened first, by bytes).
 */
export function choosePostgresName({ table, columns, label }: NameParts): string {
  const addition = columns.join('_');
  const hasAddition = columns.length > 0;
  const available = MAX_NAME_BYTES - byteLength(label) - 1 - (hasAddition ? 1 : 0);
  let tableBytes = byteLength(table);
  let additionBytes = byteLength(addition);
  while (tableBytes + additionBytes > available) {
    if (tableBytes > additionBytes) tableBytes--;
    else additionBytes--;
  }
  const parts = [clipBytes(table, tableBytes), ...(hasAddition ? [clipBytes(addition, additionBytes)] : []), label];
  return parts.join('_');
}

/**
 * A name that is in neither set: PostgreSQL's own choice, or that with the lowest number behind it. It is added to
 * `taken`.
 */
export function takePostgresName(
  parts: NameParts,
  taken: Set<string>,
  alsoTaken: ReadonlySet<string> = new Set(),
): { readonly name: string; readonly own: boolean } {
  const own = choosePostgresName(parts);
  let name = own;
  for (let number = 1; taken.has(name) || alsoTaken.has(name); number++) {
    const suffix = String(number);
    name = `${clipBytes(own, MAX_NAME_BYTES - suffix.length)}${suffix}`;
  }
  taken.add(name);
  return { name, own: name === own };
}
