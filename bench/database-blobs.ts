import type { BenchTable } from './bench-table.js';
import type { Dataset } from './dataset.js';

const BLOBS: BenchTable = {
  name: 'files',
  columns: [
    { name: 'id', kind: 'key' },
    { name: 'title', kind: 'text' },
    { name: 'content', kind: 'blob' },
  ],
  indexed: [],
};

const BLOB_BYTES = 4 * 1024 * 1024;

/** Rows of 4 MB that do not compress, as pictures and archives do not: long overflow chains, large messages. */
export function blobsDataset(count: number): Dataset {
  return {
    name: `${count} blobs`,
    description: `${count} rows with a random blob of 4 MB each`,
    tables: [BLOBS],
    rows: count,
    fill: `INSERT INTO files
      WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < ${count})
      SELECT i, 'file ' || i, randomblob(${BLOB_BYTES}) FROM row;`,
  };
}
