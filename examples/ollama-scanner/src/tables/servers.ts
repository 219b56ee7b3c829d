import { spaced } from '../clock.js';
import { addressOf, idOf } from '../ids.js';
import { verifiedEndpoint } from '../sizes.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

const STATUS = ['verified', 'verified', 'verified', 'offline', 'Offline', ''];

/** A server for every verified endpoint; status in the spellings that several programs left. */
export function servers(ingredients: Ingredients): TableRows {
  return { table: 'servers', columns: ['id', 'ip', 'port', 'scan_date', 'status'], rows: rows(ingredients) };
}

function* rows({ sizes, random }: Ingredients): Iterable<readonly Value[]> {
  for (let ordinal = 0; ordinal < sizes.servers; ordinal += 1) {
    const { ip, port } = addressOf(verifiedEndpoint(ordinal));
    yield [idOf(ordinal), ip, port, spaced(random), random.pick(STATUS)];
  }
}
