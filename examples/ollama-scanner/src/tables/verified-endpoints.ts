import { withT } from '../clock.js';
import { idOf } from '../ids.js';
import { verifiedEndpoint } from '../sizes.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

/** One row for every endpoint whose `verified` is 1. */
export function verifiedEndpoints(ingredients: Ingredients): TableRows {
  return {
    table: 'verified_endpoints',
    columns: ['id', 'endpoint_id', 'verification_date'],
    rows: rows(ingredients),
  };
}

function* rows({ sizes, random }: Ingredients): Iterable<readonly Value[]> {
  for (let ordinal = 0; ordinal < sizes.verified_endpoints; ordinal += 1) {
    yield [idOf(ordinal), idOf(verifiedEndpoint(ordinal)), withT(random)];
  }
}
