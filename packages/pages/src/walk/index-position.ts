import { cellOffset } from '../format/cell.js';
import { isDamage } from '../format/damaged.js';
import type { IndexWalk } from './index-walk.js';
import { compareKeys, createKeyFields, keyAt, type KeyBound } from './key-bound.js';
import { takePayload } from '../format/payload.js';
import { readRecord } from '../format/record.js';
import { createRowWalk } from '../format/row-walk.js';
import { readVarint, varint } from '../format/varint.js';

/** A page of an index. */
export interface IndexPage {
  readonly bytes: Uint8Array;
  /** Where its cell pointers start. */
  readonly pointers: number;
  readonly cells: number;
  readonly isLeaf: boolean;
}

/**
 * How many cells of a page come before the first one that is greater than the bound. One after the other, so that even in
 * a page that is not in order a greater bound never gives less: then ranges that meet share no row and leave none out.
 * Cells that cannot be read are greater than nothing: they belong to the same range as the one before.
 */
export function countUpTo(walk: IndexWalk, page: IndexPage, bound: KeyBound): number {
  let count = 0;
  while (count < page.cells && !isGreater(walk, page, count, bound)) count++;
  return count;
}

function isGreater(walk: IndexWalk, page: IndexPage, cell: number, bound: KeyBound): boolean {
  const { order } = walk.range!;
  const at = cellOffset(walk, page.bytes, 0, page.pointers, cell, page.cells);
  if (at === -1) return false;
  // A walk of its own: the chains of these rows are read again when it is their turn.
  const probe = (walk.probe ??= createRowWalk(walk.file, walk.table));
  const fields = createKeyFields(order);
  probe.visited.fill(0);
  probe.page = walk.page;
  try {
    const size = readVarint(page.bytes, page.isLeaf ? at : at + 4);
    takePayload(probe, page.bytes, 0, varint.end, size, true);
    readRecord(probe, fields);
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
  const places = order.parts.map((_, place) => place);
  return compareKeys(keyAt(probe, fields, places), bound, order) > 0;
}
