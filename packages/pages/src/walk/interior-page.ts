import { cellStart } from '../format/cell.js';
import { damaged } from '../format/damaged.js';
import { toBigInt } from '../format/integers.js';
import { compareKeys, createKeyFields, formatKeyBound, parseKeyBound } from './key-bound.js';
import { readPages, type PageFile } from '../format/page-file.js';
import { readUint16, readUint32 } from '../format/big-endian.js';
import { localSize, takePayload } from '../format/payload.js';
import { createRowWalk, type RowWalk } from '../format/row-walk.js';
import type { SourceTable } from '../source/source.js';
import { readVarint, readVarint64, varint } from '../format/varint.js';

/** A b-tree that rows are in, and what its pages above them say. */
export interface Tree {
  readonly table: string;
  readonly root: number;
  /** Types of its pages (fileformat2, 1.6). */
  readonly interior: number;
  readonly leaf: number;
  /** The key in a cell of an interior page, as chunks have it; undefined where it would make too long a bound. */
  readonly keyAt: (page: Uint8Array, at: number) => string | undefined;
  readonly isLess: (a: string, b: string) => boolean;
  /** For the checks of cells. */
  readonly walk: RowWalk;
}

/** The tree of a table; undefined for one whose keys cannot be compared. */
export function treeOf(file: PageFile, table: SourceTable): Tree | undefined {
  const walk = createRowWalk(file, table.name);
  const common = { table: table.name, root: table.rootPage, walk };
  if (!table.withoutRowid) {
    return { ...common, interior: 5, leaf: 13, keyAt: rowidAt, isLess: (a, b) => BigInt(a) < BigInt(b) };
  }
  if (table.keyParts === undefined) return undefined;
  const order = { parts: table.keyParts, encoding: file.encoding };
  const fields = createKeyFields(order);
  return {
    ...common,
    interior: 2,
    leaf: 10,
    keyAt: (page, at) => {
      const size = readVarint(page, at + 4);
      if (localSize(file.usableSize, size, true) < size) return undefined;
      takePayload(walk, page, 0, varint.end, size, true);
      return formatKeyBound(walk, fields);
    },
    isLess: (a, b) => compareKeys(parseKeyBound(a), parseKeyBound(b), order) < 0,
  };
}

function rowidAt(page: Uint8Array, at: number): string {
  readVarint64(page, at + 4);
  return String(toBigInt(varint.high, varint.low));
}

/** The children of an interior page, and the key between each and the next. Throws 'damaged' for what is no such page. */
export function readInteriorPage(
  file: PageFile,
  tree: Tree,
  number: number,
): { readonly children: readonly number[]; readonly keyOf: (child: number) => string | undefined } {
  const page = new Uint8Array(file.pageSize);
  readPages(file, number, 1, page);
  const header = number === 1 ? 100 : 0;
  const cells = readUint16(page, header + 3);
  if (page[header] !== tree.interior || cells > file.pageSize / 6) {
    throw damaged(tree.table, number, 'it is not a page of the table');
  }
  tree.walk.page = number;
  const starts = Array.from({ length: cells }, (_, cell) => cellStart(tree.walk, page, 0, header + 12, cell, cells));
  const children = [...starts.map((at) => readUint32(page, at)), readUint32(page, header + 8)];
  return { children, keyOf: (child) => tree.keyAt(page, starts[child]!) };
}
