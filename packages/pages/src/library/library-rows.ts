import { createCopyBuffer, writeTo } from '../encode/copy-buffer.js';
import { putRecord } from './library-record.js';
import type { ReadOptions } from '../model/read-options.js';
import type { Chunk } from '../model/chunk.js';
import { isInRange, keyAt, keyRange } from '../walk/key-bound.js';
import { createRecordFields, readRecord } from '../format/record.js';
import { keyPlaces } from '../walk/row-key.js';
import { createRowEncoder, tupleReserve } from '../encode/row-encoder.js';
import { createRowWalk, type RowWalk } from '../format/row-walk.js';
import { salvagedPages } from './salvaged-values.js';
import { withoutUnasked, type Source, type SourceColumn, type SourceTable } from '../source/source.js';
import type { RowBatch } from '../model/target-column.js';
import { valuePages } from './value-pages.js';

/**
 * The rows as SQLite's own library reads them, as the same binary COPY. Slow, and needs no knowledge of the file format:
 * for columns that are computed when read, and to hold the page reader against.
 */
export async function* libraryRows(
  source: Source,
  found: SourceTable,
  options: ReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
  const asked = options.columns.map((column) => column.source);
  const table = withoutUnasked(found, asked);
  const columns = table.columns.map((column, index): SourceColumn => ({
    ...column,
    kept: 'record',
    index,
    realAffinity: false,
  }));
  const out = createCopyBuffer(new Uint8Array(1 << 16), tupleReserve(options.columns.length));
  const encoder = createRowEncoder({
    table: { ...table, columns },
    columns: options.columns,
    encoding: source.encoding,
    out,
    fields: createRecordFields(columns.length),
    onReject: options.onReject,
  });
  const walk = createRowWalk(source.file, table.name);
  const isWanted = wantedRows(source, { ...table, columns }, options.chunk);
  const { chunk, onDamage } = options;
  const range = { from: chunk?.from ?? null, to: chunk?.to ?? null };
  const pages = onDamage
    ? salvagedPages(source, table, { ...range, onDamage })
    : valuePages(source, table, range.from, range.to);
  for await (const page of pages) {
    let rows = 0;
    for (const { key, values } of page) {
      putRecord(walk, values, key);
      if (isWanted(walk) && encoder.encode(walk)) rows++;
    }
    if (rows === 0) continue;
    const bytes = out.bytes.subarray(0, out.at);
    writeTo(out, new Uint8Array(1 << 16), 0);
    yield { bytes, rows };
  }
}

/** Whether the row that the walk stands on is in the chunk: the query tells it of rowids only. */
function wantedRows(
  source: Source,
  table: SourceTable,
  chunk: Pick<Chunk, 'from' | 'to'> | undefined,
): (walk: RowWalk) => boolean {
  const range = table.withoutRowid ? keyRange(table, source.encoding, chunk) : undefined;
  if (range === undefined) return () => true;
  const fields = createRecordFields(table.columns.length);
  const places = keyPlaces(table);
  return (walk) => {
    readRecord(walk, fields);
    return isInRange(keyAt(walk, fields, places), range);
  };
}
