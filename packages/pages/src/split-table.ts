import type { Chunk } from './chunk.js';
import { damaged } from './damaged.js';
import { toBigInt } from './integers.js';
import type { PageFile } from './page-file.js';
import { readPages } from './page-file.js';
import { readUint16, readUint32 } from './payload.js';
import { findTable } from './read-rows.js';
import { MAX_DEPTH } from './row-walk.js';
import type { Source, SourceTable } from './source.js';
import { isDamage } from './table-rows.js';
import { readVarint, readVarint64, varint } from './varint.js';
import { createVisitedPages, visitPage } from './visited-pages.js';

/** How large a chunk is to be: by its rows or by the bytes of its rows. */
export type ChunkSize = { readonly targetRows: number } | { readonly targetBytes: number };

const WHOLE = { number: 0, from: null, to: null };
const SAMPLES = 8;

/**
 * Divides a table into ranges of its rowid that cover it and every later state of it. Only the pages above the rows are
 * read, and a few leaves to guess from. A table without rowid is one chunk; so is one whose tree is damaged, which
 * reading it will tell.
 */
export function splitTable(source: Source, table: SourceTable | string, size: ChunkSize): Chunk[] {
  const found = typeof table === 'string' ? findTable(source, table) : table;
  if (found.withoutRowid) return [{ ...WHOLE, estimatedRows: 0 }];
  try {
    return split(source.file, found, size);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [{ ...WHOLE, estimatedRows: 0 }];
  }
}

function split(file: PageFile, table: SourceTable, size: ChunkSize): Chunk[] {
  const sample = sampleLeaves(file, table);
  const perLeaf = 'targetRows' in size ? size.targetRows / sample.rows : size.targetBytes / sample.bytes;
  const leavesPerChunk = Math.max(1, Math.round(perLeaf));
  const chunks: Chunk[] = [];
  const visited = createVisitedPages(file.pageCount);
  let from: string | null = null;
  let leaves = 0;
  const close = (to: string | null): void => {
    if (from !== null && to !== null && BigInt(to) <= BigInt(from)) {
      throw damaged(table.name, table.rootPage, 'the rowids below it are not in order');
    }
    chunks.push({ number: chunks.length, from, to, estimatedRows: Math.round(leaves * sample.rows) });
    from = to;
    leaves = 0;
  };
  const descend = (page: number, depth: number): void => {
    visitPage(visited, { table: table.name, file }, page, page);
    const { children, keys } = readInteriorPage(file, table.name, page);
    children.forEach((child, i) => {
      if (depth + 1 < sample.depth) descend(child, depth + 1);
      else leaves++;
      const key = keys[i];
      if (key !== undefined && leaves >= leavesPerChunk) close(key);
    });
  };
  if (sample.depth > 0) descend(table.rootPage, 0);
  else leaves = 1;
  close(null);
  return chunks;
}

/** How deep the leaves lie, and what one holds on average: looked up along a few ways down. */
function sampleLeaves(file: PageFile, table: SourceTable): { depth: number; rows: number; bytes: number } {
  const page = new Uint8Array(file.pageSize);
  let depth = 0;
  let rows = 0;
  let bytes = 0;
  for (let i = 0; i < SAMPLES; i++) {
    let number = table.rootPage;
    for (depth = 0; ; depth++) {
      readPage(file, table.name, number, page);
      if (page[number === 1 ? 100 : 0] !== 5) break;
      if (depth >= MAX_DEPTH) throw damaged(table.name, number, 'the tree is too deep');
      const { children } = readInteriorPage(file, table.name, number);
      number = children[Math.floor(((i + 0.5) / SAMPLES) * children.length)]!;
    }
    const header = number === 1 ? 100 : 0;
    const cells = readUint16(page, header + 3);
    if (page[header] !== 13 || cells > file.pageSize / 6) throw damaged(table.name, number, 'it is no page of a table');
    rows += cells;
    for (let cell = 0; cell < cells; cell++) bytes += readVarint(page, readUint16(page, header + 8 + 2 * cell));
  }
  return { depth, rows: Math.max(1, rows / SAMPLES), bytes: Math.max(1, bytes / SAMPLES) };
}

function readInteriorPage(file: PageFile, table: string, number: number): { children: number[]; keys: string[] } {
  const page = new Uint8Array(file.pageSize);
  readPage(file, table, number, page);
  const header = number === 1 ? 100 : 0;
  const cells = readUint16(page, header + 3);
  if (page[header] !== 5 || cells > file.pageSize / 6) throw damaged(table, number, 'it is no page of a table');
  const children: number[] = [];
  const keys: string[] = [];
  let last: bigint | undefined;
  for (let cell = 0; cell < cells; cell++) {
    const at = readUint16(page, header + 12 + 2 * cell);
    children.push(readUint32(page, at));
    readVarint64(page, at + 4);
    const key = toBigInt(varint.high, varint.low);
    if (last !== undefined && key <= last) throw damaged(table, number, 'its rowids are not in order');
    last = key;
    keys.push(String(key));
  }
  children.push(readUint32(page, header + 8));
  return { children, keys };
}

function readPage(file: PageFile, table: string, number: number, into: Uint8Array): void {
  if (number < 1 || number > file.pageCount) throw damaged(table, number, 'it is not in the file');
  readPages(file, number, 1, into);
}
