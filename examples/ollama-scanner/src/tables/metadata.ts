import { spaced } from '../clock.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

/** Keys and values: numbers, moments, JSON, words, nothing, all in one text column. */
export function metadata(ingredients: Ingredients): TableRows {
  return { table: 'metadata', columns: ['key', 'value', 'updated_at'], rows: rows(ingredients) };
}

function* rows({ sizes, random, tally }: Ingredients): Iterable<readonly Value[]> {
  const values: readonly (readonly [key: string, value: string | null])[] = [
    ['schema_version', '7'],
    ['endpoint_count', String(sizes.endpoints)],
    ['scan_ratio', '0.30000000000000004'],
    ['last_scan_start', '2025-06-01 03:00:00'],
    ['last_scan_end', '2025-06-01T04:12:09.250001'],
    ['last_scan_epoch', '1748746800'],
    ['auto_verify', 'true'],
    ['bot settings', '{"prefix":"!","admins":["175928847299117063"],"limits":{"day":50}}'],
    ['motd', 'Grüße 👋\nsecond line\twith a tab and \\N'],
    ['motd.draft', ''],
    ['last_error', null],
    ['Last_Error', 'connection refused'],
  ];
  for (const [key, value] of values) {
    tally.add('metadata-empty', value === '');
    tally.add('metadata-null', value === null);
    tally.add('metadata-json', value?.startsWith('{') === true);
    yield [key, value, spaced(random)];
  }
}
