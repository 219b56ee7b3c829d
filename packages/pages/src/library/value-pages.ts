import { rawSql, sql } from '@lite2pg/sqlite';
import { quoteIdentifier } from '@lite2pg/spec';
import { isDamage, malformed } from '../format/damaged.js';
import type { LibraryValue } from './library-record.js';
import { rowidName } from '../walk/rowid-name.js';
import type { Source, SourceTable } from '../source/source.js';

const PAGE_ROWS = 2000;
const PAGE_BYTES = 1 << 23;
/** SQLite's limit is 2,000 columns of a result. */
const QUERY_COLUMNS = 1000;

/** A row as the library reads it. */
export interface LibraryRow {
  readonly key: bigint;
  readonly values: readonly LibraryValue[];
}

/** The values of all rows in pages of a few megabytes, in the order in which the page reader gives them. */
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
  for (let offset = 0; ;) {
    const conditions = key === undefined ? [] : rangeOf(key, after, to);
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    const sorted = `${relation}${order === '' ? ' NOT INDEXED' : ''}${where}${order === '' ? '' : ` ORDER BY ${order}`}`;
    const limitTo = (most: number): string => `LIMIT ${most}${key === undefined ? ` OFFSET ${offset}` : ''}`;
    const ask = <Row extends object>(text: string): Promise<Row[]> => queryTable(source, table, text);
    const sizes = await ask<{ readonly bytes: number }>(
      `SELECT ${sizeOf(table)} AS bytes FROM ${sorted} ${limitTo(PAGE_ROWS)}`,
    );
    const count = fittingRows(sizes.map(({ bytes }) => bytes));
    if (count === 0) return;
    const keyOf = key === undefined ? `'0'` : `CAST(${key} AS TEXT)`;
    const rows: { key: bigint; values: LibraryValue[] }[] = [];
    for (let at = 0; at < table.columns.length; at += QUERY_COLUMNS) {
      const part = table.columns.slice(at, at + QUERY_COLUMNS);
      const values = part.map((column, i) => `${valueOf(`t.${quoteIdentifier(column.name)}`)} AS c${i}`);
      const found = await ask<Record<string, LibraryValue>>(
        `SELECT ${keyOf} AS k, ${values.join(', ')} FROM ${sorted} ${limitTo(count)}`,
      );
      found.forEach((row, i) => {
        rows[i] ??= { key: BigInt(String(row['k'])), values: [] };
        for (let c = 0; c < part.length; c++) rows[i].values.push(row[`c${c}`] ?? null);
      });
    }
    yield rows;
    if (count === sizes.length && count < PAGE_ROWS) return;
    offset += count;
    after = String(rows.at(-1)!.key);
  }
}

/** Runs a query of the library; its complaint of damage becomes ours. */
async function queryTable<Row extends object>(source: Source, table: SourceTable, text: string): Promise<Row[]> {
  return source.db.query<Row>(rawSql(text)).catch((error: unknown) => {
    throw isDamage(error) ? malformed(table.name, error) : error;
  });
}

/** How many of the first rows are a page: what does not fit comes alone. */
function fittingRows(sizes: readonly number[]): number {
  let bytes = 0;
  const tooMany = sizes.findIndex((size, i) => (bytes += size) > PAGE_BYTES && i > 0);
  return tooMany === -1 ? sizes.length : tooMany;
}

/** The bytes of a row's texts and blobs, which SQLite knows without reading them. In halves: it nests sums 1,000 deep only. */
function sizeOf({ columns }: SourceTable): string {
  const sum = (terms: readonly string[]): string => {
    if (terms.length < 3) return terms.join(' + ');
    const middle = terms.length >>> 1;
    return `(${sum(terms.slice(0, middle))}) + (${sum(terms.slice(middle))})`;
  };
  return sum(
    columns.map(({ name }) => {
      const column = `t.${quoteIdentifier(name)}`;
      return `CASE WHEN typeof(${column}) IN ('text', 'blob') THEN octet_length(${column}) ELSE 8 END`;
    }),
  );
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
