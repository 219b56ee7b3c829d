import type { ColumnType, Table } from '@lite2pg/spec';
import { putRecord } from '../src/library/library-record.js';
import { valuePages } from '../src/library/value-pages.js';
import { profileChunk } from '../src/count/profile-chunk.js';
import { createRowProfiler, type RowProfiler } from '../src/count/profile-rows.js';
import { createRecordFields } from '../src/format/record.js';
import { createRowWalk } from '../src/format/row-walk.js';
import type { Source, SourceTable } from '../src/source/source.js';

/** Types that values are looked at for, by column in turn. */
const TYPES: readonly ColumnType[] = [
  { kind: 'text' },
  { kind: 'json' },
  { kind: 'timestamp', zone: 'none' },
  { kind: 'integer', bits: 64 },
  { kind: 'boolean' },
  { kind: 'decimal', precision: 9, scale: 2 },
  { kind: 'bytes' },
  { kind: 'uuid' },
];

/** As many types in turn, beginning with number `first`. */
export function typesFrom(first: number): (column: number) => ColumnType {
  return (column) => TYPES[(first + column) % TYPES.length]!;
}

/** The counters of a table's values by its pages and by the library; the types of the columns begin with number `first`. */
export async function profileBothWays(
  source: Source,
  table: SourceTable,
  first: number,
): Promise<{ pages: Counted; library: Counted }> {
  const declared: Table = {
    name: table.name,
    columns: table.columns.map(({ name }, i) => ({ name, type: typesFrom(first)(i) })),
  };
  const pages = profileChunk(source.file, { table, declared, chunk: undefined, onDamage: undefined });
  const columns = table.columns.map((column, index) => ({
    ...column,
    kept: 'record' as const,
    index,
    realAffinity: false,
  }));
  const fields = createRecordFields(table.columns.length);
  const library = createRowProfiler({ ...table, columns }, declared, source.encoding, fields);
  const walk = createRowWalk(source.file, table.name);
  for await (const rows of valuePages(source, table, null, null)) {
    for (const { key, values } of rows) {
      putRecord(walk, values, key);
      library.count(walk);
    }
  }
  return { pages: counted(pages), library: counted(library) };
}

type Counted = Pick<RowProfiler, 'rows' | 'columns'>;

function counted({ rows, columns }: RowProfiler): Counted {
  return { rows, columns };
}
