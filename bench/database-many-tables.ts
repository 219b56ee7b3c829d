import type { BenchTable } from './bench-table.js';
import type { Dataset } from './dataset.js';

const ROWS_A_TABLE = 100;

/** Many small tables: what each costs in statements and round trips is what counts. */
export function manyTablesDataset(count: number): Dataset {
  const tables = Array.from({ length: count }, (_, nth): BenchTable => ({
    name: `small_${String(nth).padStart(4, '0')}`,
    columns: [
      { name: 'id', kind: 'key' },
      { name: 'parent', kind: 'integer' },
      { name: 'amount', kind: 'real' },
      { name: 'label', kind: 'text' },
    ],
    indexed: ['parent'],
  }));
  return {
    name: `${count.toLocaleString('en')} tables`,
    description: `${count.toLocaleString('en')} tables of ${ROWS_A_TABLE} rows, each with a primary key and an index`,
    tables,
    rows: count * ROWS_A_TABLE,
    fill: tables.map(({ name }, nth) => fillTable(name, nth)).join('\n'),
  };
}

function fillTable(name: string, nth: number): string {
  return `INSERT INTO ${name}
    WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < ${ROWS_A_TABLE})
    SELECT i, i * 7919 % 97, (i + ${nth}) * 104729 % 1000003 / 1000003.0 * 100, 'row ' || i || ' of ${name}' FROM row;`;
}
