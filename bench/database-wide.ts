import type { BenchTable } from './bench-table.js';
import type { Dataset } from './dataset.js';

const WIDE: BenchTable = {
  name: 'wide',
  columns: [
    { name: 'id', kind: 'key' },
    { name: 'server_id', kind: 'integer' },
    { name: 'model_id', kind: 'integer' },
    { name: 'max_requests', kind: 'integer' },
    { name: 'response_time', kind: 'real' },
    { name: 'tokens_per_second', kind: 'real' },
    { name: 'first_token', kind: 'real' },
    { name: 'throughput', kind: 'real' },
    { name: 'success_rate', kind: 'real' },
    { name: 'tested_at', kind: 'timestamp' },
    { name: 'verified', kind: 'boolean' },
    { name: 'name', kind: 'text' },
    { name: 'note', kind: 'text' },
  ],
  indexed: ['server_id'],
};

const WORDS =
  'The answer came late, in two parts; the second was cut off (größer als erlaubt) and asked for again with less of a limit, '.repeat(
    2,
  );

/** One table of 13 columns: 4 integers, 5 reals, a timestamp in text, a boolean, 2 texts; about 275 bytes a row. */
export function wideDataset(rows: number): Dataset {
  return {
    name: `wide ${rows.toLocaleString('en')}`,
    description: `one table of 13 columns (4 integers, 5 reals, a timestamp in text, a boolean, 2 texts), ${rows.toLocaleString('en')} rows, a primary key, an index`,
    tables: [WIDE],
    rows,
    // Remainders by primes scatter the values and leave reals with all 53 bits in use.
    fill: `
      INSERT INTO wide
      WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < ${rows})
      SELECT i,
        i * 7919 % 50021,
        CASE WHEN i % 17 > 0 THEN i * 104729 % 1299709 END,
        1 << (i % 6),
        i * 15485863 % 1000003 / 1000003.0 * 30,
        i * 32452843 % 1000033 / 1000033.0 * 150,
        i * 49979687 % 1000037 / 1000037.0 * 2,
        CASE WHEN i % 11 > 0 THEN i * 67867967 % 1000039 / 1000039.0 * 999 END,
        i % 101 / 100.0,
        strftime('%Y-%m-%d %H:%M:%S', 1735700000 + i * 7919 % 31000000, 'unixepoch') || printf('.%06d', i * 104729 % 1000000),
        i % 3 = 0,
        'model-' || (i * 7919 % 50021) || ':' || (i % 70) || 'b',
        substr('${WORDS}', 1 + i % 60, 120 + i * 31 % 70)
      FROM row;`,
  };
}
