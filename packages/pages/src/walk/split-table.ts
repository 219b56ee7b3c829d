import type { Chunk } from '../model/chunk.js';
import { damaged, isDamage } from '../format/damaged.js';
import { readInteriorPage, type Tree, treeOf } from './interior-page.js';
import { type PageFile, readPages } from '../format/page-file.js';
import { readUint16 } from '../format/big-endian.js';
import { findTable } from '../source/find-table.js';
import { rowidName } from './rowid-name.js';
import { MAX_DEPTH } from '../format/row-walk.js';
import { hasComputed, type Source, type SourceTable } from '../source/source.js';
import { readVarint } from '../format/varint.js';
import { createVisitedPages, visitPage } from '../format/visited-pages.js';

/** How large a chunk is to be: by its rows or by the bytes of its rows. */
export type ChunkSize = { readonly targetRows: number } | { readonly targetBytes: number };

const WHOLE = { number: 0, from: null, to: null, estimatedRows: 0 };
const SAMPLES = 8;

/**
 * Divides a table into ranges of its key that cover it and every later state of it. Only the pages above the rows are
 * read, and a few leaves to guess from. One chunk for a table whose tree is damaged, which reading it will tell; for one
 * whose key is ordered by the application's own collation; and for one that only the library can read and find no key in.
 */
export function splitTable(source: Source, table: SourceTable | string, size: ChunkSize): Chunk[] {
  const found = typeof table === 'string' ? findTable(source, table) : table;
  const isComputed = hasComputed(found.columns);
  if (isComputed && (found.withoutRowid || rowidName(found) === undefined)) return [WHOLE];
  const tree = treeOf(source.file, found);
  if (tree === undefined) return [WHOLE];
  try {
    return split(source.file, tree, size);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [WHOLE];
  }
}

function split(file: PageFile, tree: Tree, size: ChunkSize): Chunk[] {
  const sample = sampleLeaves(file, tree);
  const perLeaf = 'targetRows' in size ? size.targetRows / sample.rows : size.targetBytes / sample.bytes;
  const leavesPerChunk = Math.max(1, Math.round(perLeaf));
  const chunks: Chunk[] = [];
  const visited = createVisitedPages(file.pageCount);
  const walk = { table: tree.table, file };
  let from: string | null = null;
  let leaves = 0;
  const close = (to: string | null): void => {
    if (from !== null && to !== null && !tree.isLess(from, to))
      throw damaged(tree.table, tree.root, 'its keys are not in order');
    chunks.push({ number: chunks.length, from, to, estimatedRows: Math.round(leaves * sample.rows) });
    from = to;
    leaves = 0;
  };
  const descend = (page: number, depth: number): void => {
    const { children, keyOf } = readInteriorPage(file, tree, page);
    children.forEach((child, i) => {
      // Leaves too: one that two pages point to would be read in two chunks, and not be noticed in either.
      visitPage(visited, walk, child, page);
      if (depth + 1 < sample.depth) descend(child, depth + 1);
      else leaves++;
      if (leaves < leavesPerChunk || i === children.length - 1) return;
      const key = keyOf(i);
      if (key !== undefined) close(key);
    });
  };
  visitPage(visited, walk, tree.root, tree.root);
  if (sample.depth > 0) descend(tree.root, 0);
  else leaves = 1;
  close(null);
  return chunks;
}

/** How deep the leaves lie, and what one holds on average: looked up along a few ways down. */
function sampleLeaves(file: PageFile, tree: Tree): { depth: number; rows: number; bytes: number } {
  const page = new Uint8Array(file.pageSize);
  let depth = 0;
  let rows = 0;
  let bytes = 0;
  for (let i = 0; i < SAMPLES; i++) {
    let number = tree.root;
    for (depth = 0; ; depth++) {
      if (number < 1 || number > file.pageCount) throw damaged(tree.table, number, 'it is not in the file');
      readPages(file, number, 1, page);
      if (page[number === 1 ? 100 : 0] !== tree.interior) break;
      if (depth >= MAX_DEPTH) throw damaged(tree.table, number, 'the tree is too deep');
      const { children } = readInteriorPage(file, tree, number);
      number = children[Math.floor(((i + 0.5) / SAMPLES) * children.length)]!;
    }
    const header = number === 1 ? 100 : 0;
    const cells = readUint16(page, header + 3);
    if (page[header] !== tree.leaf || cells > file.pageSize / 6) {
      throw damaged(tree.table, number, 'it is not a page of the table');
    }
    rows += cells;
    for (let cell = 0; cell < cells; cell++) bytes += readVarint(page, readUint16(page, header + 8 + 2 * cell));
  }
  return { depth, rows: Math.max(1, rows / SAMPLES), bytes: Math.max(1, bytes / SAMPLES) };
}
