import { assertUnchanged } from '../source/assert-unchanged.js';
import type { Chunk } from '../model/chunk.js';
import { describeDamage, type Loss, PageDamage } from '../format/damaged.js';
import { indexLoss } from './index-loss.js';
import { createIndexWalk, nextIndexRow } from './index-walk.js';
import { keyRange } from './key-bound.js';
import type { PageFile } from '../format/page-file.js';
import type { RowWalk } from '../format/row-walk.js';
import { parseRowid } from './rowid-level.js';
import { createRowidWalk, type LeafScan, nextRowidRow, rowidLoss } from './rowid-walk.js';
import type { SourceTable } from '../source/source.js';
import type { Damage } from '../model/target-column.js';

/** The rows of a table or of a chunk of it, one after the other. */
export interface TableRows {
  readonly walk: RowWalk;
  /** Steps to the next row; false at the end. */
  readonly next: () => boolean;
  /** Salvage: tells that the row that the walk stands on is left out for this damage. Throws every other error again. */
  readonly leaveOut: (error: unknown) => void;
}

/**
 * The rows in key order, but for those that `scan` takes. Throws 'source-changed' at their end where the file did not stand still. Damage is thrown, or
 * handed to `onDamage` where there is one; then what can still be read of the table goes on: cells of pages that are
 * reached from its root, no page twice, rowids ascending.
 */
export function tableRows(
  file: PageFile,
  table: SourceTable,
  chunk: Pick<Chunk, 'from' | 'to'> | undefined,
  onDamage: ((damage: Damage) => void) | undefined,
  scan?: LeafScan,
): TableRows {
  const { walk, step, loss } = startWalk(file, table, chunk, scan);
  const leaveOut = (error: unknown): void => {
    if (onDamage === undefined || !(error instanceof PageDamage)) throw error;
    const { page, found } = error;
    const message = describeDamage(table.name, page, found);
    onDamage({ table: table.name, page, reason: found, message, ...loss(error) });
  };
  const next = (): boolean => {
    for (;;) {
      try {
        if (step()) return true;
        break;
      } catch (error) {
        leaveOut(error);
      }
    }
    assertUnchanged(file, table.name);
    return false;
  };
  return { walk, next, leaveOut };
}

interface Walking {
  readonly walk: RowWalk;
  readonly step: () => boolean;
  readonly loss: (error: PageDamage) => Loss;
}

function startWalk(
  file: PageFile,
  table: SourceTable,
  chunk: Pick<Chunk, 'from' | 'to'> | undefined,
  scan: LeafScan | undefined,
): Walking {
  if (table.withoutRowid) {
    const walk = createIndexWalk(file, table.name, table.rootPage, keyRange(table, file.encoding, chunk));
    return { walk, step: () => nextIndexRow(walk), loss: (error) => indexLoss(walk, table, error) };
  }
  const range = { after: parseRowid(chunk?.from ?? null), to: parseRowid(chunk?.to ?? null) };
  const walk = createRowidWalk(file, table.name, table.rootPage, range, scan);
  return { walk, step: () => nextRowidRow(walk), loss: (error) => rowidLoss(walk, error) };
}
