import { rawSql, sql } from '@lite2pg/connect';
import { quoteIdentifier } from '@lite2pg/spec';
import { createCopyBuffer, takeWritten } from './copy-buffer.js';
import { malformed } from './damaged.js';
import { putRecord, type LibraryValue } from './library-record.js';
import type { ReadOptions } from './page-rows.js';
import type { Chunk } from './chunk.js';
import { isInRange, keyAt, keyRange } from './key-bound.js';
import { createRecordFields, readRecord } from './record.js';
import { keyPlaces } from './row-key.js';
import { createRowEncoder, tupleReserve } from './row-encoder.js';
import { createRowWalk, type RowWalk } from './row-walk.js';
import { salvagedPages } from './salvaged-values.js';
import type { Source, SourceColumn, SourceTable } from './source.js';
import { isDamage } from './table-rows.js';
import type { RowBatch } from './target-column.js';

const PAGE_ROWS = 2000;
/** SQLite's limit is 2,000 columns of a result. */
const QUERY_COLUMNS = 1000;

/**
 * The rows as SQLite's own library reads them, as the same binary COPY. Slow, and needs no knowledge of the file format:
 * for columns that are computed when read, and to hold the page reader against.
 */
export async function* libraryRows(
  source: Source,
  table: SourceTable,
  options: ReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
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
    if (rows > 0) yield { bytes: takeWritten(out, new Uint8Array(1 << 16)), rows };
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

/** A row as the library reads it. */
export interface LibraryRow {
  readonly key: bigint;
  readonly values: readonly LibraryValue[];
}

/** The values of all rows in pages of some thousand rows, in the order in which the page reader gives them. */
export async function* valuePages(
  source: Source,
  table: SourceTable,
  from: string | null,
  to: string | null,
): AsyncGenerator<LibraryRow[]> {
  const alias = table.withoutRowid ? undefined : rowidName(table);
  const key = table.shadow === undefined ? alias : 's.rowid';
  const relation = rowsOf(table, alias);
  // Without an order SQLite may read a covering index, in another one.
  const order = key ?? (table.withoutRowid ? await keyOrder(source, table) : '');
  let after = from;
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const conditions = key === undefined ? [] : rangeOf(key, after, to);
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    const limit = `${order === '' ? '' : ` ORDER BY ${order}`} LIMIT ${PAGE_ROWS}${key === undefined ? ` OFFSET ${offset}` : ''}`;
    const keyOf = key === undefined ? `'0'` : `CAST(${key} AS TEXT)`;
    const rows: { key: bigint; values: LibraryValue[] }[] = [];
    for (let at = 0; at < table.columns.length; at += QUERY_COLUMNS) {
      const part = table.columns.slice(at, at + QUERY_COLUMNS);
      const values = part.map((column, i) => `${valueOf(`t.${quoteIdentifier(column.name)}`)} AS c${i}`);
      const text = `SELECT ${keyOf} AS k, ${values.join(', ')} FROM ${relation}${order === '' ? ' NOT INDEXED' : ''}${where}${limit}`;
      const found = await source.db.query<Record<string, LibraryValue>>(rawSql(text)).catch((error: unknown) => {
        throw isDamage(error) ? malformed(table.name, error) : error;
      });
      found.forEach((row, i) => {
        rows[i] ??= { key: BigInt(String(row['k'])), values: [] };
        for (let c = 0; c < part.length; c++) rows[i].values.push(row[`c${c}`] ?? null);
      });
    }
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    after = String(rows.at(-1)!.key);
  }
}

/** One row is found by its key alone: a damaged page beside it does not matter. */
function rangeOf(key: string, after: string | null, to: string | null): string[] {
  if (after !== null && to !== null && BigInt(to) - BigInt(after) === 1n) return [`${key} = ${to}`];
  return [...(after === null ? [] : [`${key} > ${after}`]), ...(to === null ? [] : [`${key} <= ${to}`])];
}

/** Integers as text, texts as their stored bytes, blobs as x and their digits: what the driver would not tell apart or round. */
function valueOf(column: string): string {
  return (
    `CASE typeof(${column}) WHEN 'integer' THEN CAST(${column} AS TEXT) WHEN 'text' THEN CAST(${column} AS BLOB)` +
    ` WHEN 'blob' THEN 'x' || hex(${column}) ELSE ${column} END`
  );
}

/** R-trees and full-text tables find a row by its key at once, and nothing by a range of keys. */
function rowsOf({ name, shadow }: SourceTable, alias: string | undefined): string {
  const table = `${quoteIdentifier(name)} AS t`;
  return shadow === undefined
    ? table
    : `${quoteIdentifier(shadow)} AS s CROSS JOIN ${table} ON ${alias ?? ''} = s.rowid`;
}

/** A name of the rowid that no column hides. */
export function rowidName(table: SourceTable): string | undefined {
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  const alias = table.columns.find((column) => column.kept === 'rowid');
  const name = alias ? quoteIdentifier(alias.name) : ['rowid', '_rowid_', 'oid'].find((free) => !names.has(free));
  return name && `t.${name}`;
}

interface KeyColumn {
  readonly name: string;
  readonly collation: string;
  readonly descending: number;
}

/** The primary key of a table without rowid as ORDER BY wants it. */
async function keyOrder(source: Source, table: SourceTable): Promise<string> {
  const columns = await source.db.query<KeyColumn>(sql`
    SELECT k.name, k.coll AS collation, k."desc" AS descending
    FROM pragma_index_list(${table.name}) i JOIN pragma_index_xinfo(i.name) k
    WHERE i.origin = 'pk' AND k.key = 1
    ORDER BY k.seqno`);
  return columns
    .map(({ name, collation, descending }) => {
      const direction = descending === 1 ? ' DESC' : '';
      return `t.${quoteIdentifier(name)} COLLATE ${quoteIdentifier(collation)}${direction}`;
    })
    .join(', ');
}
