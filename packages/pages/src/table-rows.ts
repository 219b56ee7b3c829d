import { Lite2pgError } from '@lite2pg/spec';
import { assertUnchanged } from './assert-unchanged.js';
import type { Chunk } from './chunk.js';
import { createIndexWalk, nextIndexRow } from './index-walk.js';
import type { PageFile } from './page-file.js';
import type { RowWalk } from './row-walk.js';
import type { Rowid } from './rowid-level.js';
import { createRowidWalk, nextRowidRow } from './rowid-walk.js';
import type { SourceTable } from './source.js';
import type { Damage } from './target-column.js';

/** The rows of a table or of a chunk of it, one after the other. */
export interface TableRows {
  readonly walk: RowWalk;
  /** Steps to the next row; false at the end. */
  readonly next: () => boolean;
}

/**
 * The rows in key order. Throws 'source-changed' at their end where the file did not stand still. Damage is thrown, or handed to `onDamage` where there is one; then what can still be
 * read of the table goes on.
 */
export function tableRows(
  file: PageFile,
  table: SourceTable,
  chunk: Pick<Chunk, 'from' | 'to'> | undefined,
  onDamage: ((damage: Damage) => void) | undefined,
): TableRows {
  const { walk, next: step } = startWalk(file, table, chunk);
  const next = (): boolean => {
    if (step()) return true;
    assertUnchanged(file, table.name);
    return false;
  };
  if (onDamage === undefined) return { walk, next };
  return {
    walk,
    next: () => {
      for (;;) {
        try {
          return next();
        } catch (error) {
          if (!isDamage(error)) throw error;
          onDamage({ table: table.name, message: error.message });
        }
      }
    },
  };
}

/** True for the error that a page is not as SQLite's format demands. */
export function isDamage(error: unknown): error is Lite2pgError {
  return error instanceof Lite2pgError && error.code === 'damaged';
}

function startWalk(file: PageFile, table: SourceTable, chunk: Pick<Chunk, 'from' | 'to'> | undefined): TableRows {
  if (table.withoutRowid) {
    const walk = createIndexWalk(file, table.name, table.rootPage);
    return { walk, next: () => nextIndexRow(walk) };
  }
  const range = { after: parseRowid(chunk?.from ?? null), to: parseRowid(chunk?.to ?? null) };
  const walk = createRowidWalk(file, table.name, table.rootPage, range);
  return { walk, next: () => nextRowidRow(walk) };
}

function parseRowid(text: string | null): Rowid | undefined {
  if (text === null) return undefined;
  const value = BigInt(text);
  return { high: Number(BigInt.asIntN(32, value >> 32n)), low: Number(BigInt.asIntN(32, value)) };
}
