import { spaced } from '../clock.js';
import { idOf } from '../ids.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

const VERSIONS = ['0.5.7', '0.5.12', '0.6.0', '0.6.5-rc1', '', null];

/** The smallest integer that a double cannot hold, and the largest that SQLite can. */
const BEYOND_DOUBLE = ['9007199254740993', '9223372036854775807'];

/** Running programs of the servers: a boolean, a reserved word as a column, and some uptimes of a broken clock. */
export function instances(ingredients: Ingredients): TableRows {
  return {
    table: 'instances',
    columns: ['id', 'server_id', 'version', 'started_at', 'uptime_s', 'tls', 'order'],
    rows: rows(ingredients),
  };
}

function* rows({ sizes, random, tally }: Ingredients): Iterable<readonly Value[]> {
  for (let ordinal = 0; ordinal < sizes.instances; ordinal += 1) {
    const brokenClock = ordinal % 100 === 0;
    const tls = random.integer(5) === 0 ? 1 : 0;
    tally.add('uptimes-beyond-2-53', brokenClock);
    tally.add('instances-with-tls', tls === 1);
    yield [
      idOf(ordinal),
      idOf(ordinal % sizes.servers),
      random.pick(VERSIONS),
      spaced(random),
      brokenClock ? random.pick(BEYOND_DOUBLE) : random.integer(40_000_000),
      tls,
      Math.floor(ordinal / sizes.servers),
    ];
  }
}
