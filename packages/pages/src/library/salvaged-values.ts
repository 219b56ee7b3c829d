import { describeDamage, isDamage, MALFORMED } from '../format/damaged.js';
import { toBigInt } from '../format/integers.js';
import type { Source, SourceTable } from '../source/source.js';
import { tableRows } from '../walk/table-rows.js';
import type { Damage } from '../model/target-column.js';
import { type LibraryRow, valuePages } from './value-pages.js';

/** Rows that the library is asked for at once. */
const KEYS_AT_ONCE = 2000;
const LEAST_ROWID = -(1n << 63n);

/** Which rows of a damaged table are read, and the callback for those that are not. */
export interface SalvagedRange {
  readonly from: string | null;
  readonly to: string | null;
  readonly onDamage: (damage: Damage) => void;
}

/**
 * As `valuePages`, of a table with damage: the library stops at the first damaged page, so the rowids that can be reached
 * are found from the pages, and the library is asked for these. Where it finds rows by no rowid, the rest is lost.
 */
export async function* salvagedPages(
  source: Source,
  table: SourceTable,
  range: SalvagedRange,
): AsyncGenerator<LibraryRow[]> {
  if (table.withoutRowid || table.shadow !== undefined) {
    yield* untilDamage(source, table, range);
    return;
  }
  const { walk, next } = tableRows(source.file, table, range, range.onDamage);
  let found: Place[] = [];
  for (let more = next(); more; more = next()) {
    found.push({ key: toBigInt(walk.keyHigh, walk.keyLow), page: walk.page });
    if (found.length < KEYS_AT_ONCE) continue;
    yield* rowsAt(source, table, found, range.onDamage);
    found = [];
  }
  yield* rowsAt(source, table, found, range.onDamage);
}

interface Place {
  readonly key: bigint;
  readonly page: number;
}

/** The rows of these keys; where the library refuses, those of either half, down to the row that is in its way. */
async function* rowsAt(
  source: Source,
  table: SourceTable,
  places: readonly Place[],
  onDamage: (damage: Damage) => void,
): AsyncGenerator<LibraryRow[]> {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return;
  const wanted = new Set(places.map(({ key }) => key));
  const rows: LibraryRow[] = [];
  try {
    const before = first.key === LEAST_ROWID ? null : String(first.key - 1n);
    for await (const page of valuePages(source, table, before, String(last.key))) {
      rows.push(...page.filter(({ key }) => wanted.has(key)));
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (places.length === 1) {
      const key = String(first.key);
      onDamage(damageAt(table, first.page, { lost: 'row', key, from: null, to: null }));
      return;
    }
    const middle = places.length >>> 1;
    yield* rowsAt(source, table, places.slice(0, middle), onDamage);
    yield* rowsAt(source, table, places.slice(middle), onDamage);
    return;
  }
  if (rows.length > 0) yield rows;
}

async function* untilDamage(
  source: Source,
  table: SourceTable,
  { from, to, onDamage }: SalvagedRange,
): AsyncGenerator<LibraryRow[]> {
  let last = from;
  try {
    for await (const page of valuePages(source, table, from, to)) {
      yield page;
      if (!table.withoutRowid) last = String(page.at(-1)?.key ?? last);
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    onDamage(damageAt(table, table.rootPage, { lost: 'pages', key: undefined, from: last, to }));
  }
}

function damageAt(table: SourceTable, page: number, loss: Pick<Damage, 'lost' | 'key' | 'from' | 'to'>): Damage {
  const message = describeDamage(table.name, page, MALFORMED);
  return { table: table.name, page, reason: MALFORMED, message, ...loss };
}
