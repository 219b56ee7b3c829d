import type { PageFile } from '../src/format/page-file.js';
import { readPages } from '../src/format/page-file.js';
import { localSize, varintAt } from './page-places.js';

const TYPES: Readonly<Record<number, { readonly isTable: boolean; readonly isLeaf: boolean }>> = {
  2: { isTable: false, isLeaf: false },
  10: { isTable: false, isLeaf: true },
  13: { isTable: true, isLeaf: true },
};

/** Every cell of every page, whoever points to it, as `describeCell` says it: what a damaged file really holds. */
export function carve(file: PageFile): Set<string> {
  const cells = new Set<string>();
  for (let number = 1; number <= file.pageCount; number++) {
    const page = Buffer.alloc(file.pageSize);
    readPages(file, number, 1, page);
    const header = number === 1 ? 100 : 0;
    const type = TYPES[page[header]!];
    if (type === undefined) continue;
    const pointers = header + (type.isLeaf ? 8 : 12);
    const count = page.readUInt16BE(header + 3);
    for (let cell = 0; cell < count && pointers + 2 * cell + 2 <= file.pageSize; cell++) {
      const at = page.readUInt16BE(pointers + 2 * cell) + (type.isLeaf ? 0 : 4);
      const found = at < file.usableSize ? carveCell(file, page, at, type.isTable) : undefined;
      if (found !== undefined) cells.add(found);
    }
  }
  return cells;
}

/** A row as its rowid (0 for none) and the bytes of its record. */
export function describeCell(rowid: bigint, record: Uint8Array): string {
  return `${rowid} ${Buffer.from(record).toString('latin1')}`;
}

function carveCell(file: PageFile, page: Buffer, at: number, isTable: boolean): string | undefined {
  const [size, afterSize] = varintAt(page, at);
  let start = afterSize;
  let rowid = 0n;
  if (isTable) [rowid, start] = rowidAt(page, afterSize);
  const local = localSize(size, file.usableSize, isTable);
  if (start + local + (local < size ? 4 : 0) > file.usableSize || size > file.pageCount * file.usableSize)
    return undefined;
  const parts = [page.subarray(start, start + local)];
  let left = size - local;
  let next = left > 0 ? page.readUInt32BE(start + local) : 0;
  while (left > 0) {
    if (next < 1 || next > file.pageCount) return undefined;
    const more = Buffer.alloc(file.pageSize);
    readPages(file, next, 1, more);
    const length = Math.min(left, file.usableSize - 4);
    parts.push(more.subarray(4, 4 + length));
    left -= length;
    next = more.readUInt32BE(0);
  }
  return describeCell(rowid, Buffer.concat(parts));
}

function rowidAt(bytes: Uint8Array, at: number): [rowid: bigint, end: number] {
  let rowid = 0n;
  for (let i = 0; i < 8; i++) {
    const byte = BigInt(bytes[at + i] ?? 0);
    rowid = (rowid << 7n) | (byte & 127n);
    if (byte < 128n) return [BigInt.asIntN(64, rowid), at + i + 1];
  }
  return [BigInt.asIntN(64, (rowid << 8n) | BigInt(bytes[at + 8] ?? 0)), at + 9];
}
