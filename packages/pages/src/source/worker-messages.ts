import type { ErrorCode, Table } from '@lite2pg/spec';
import type { Chunk } from '../model/chunk.js';
import type { ColumnCounts } from '../model/column-counts.js';
import type { PageFile } from '../format/page-file.js';
import type { SourceTable } from './source.js';
import type { Damage, Reject, TargetColumn } from '../model/target-column.js';

/**
 * The requests to a worker: first the file, whose descriptors are the process's, so that it reads the very state that is held;
 * then one job at a time. Credits are the batches it may send ahead, each with the memory of a batch that is done with.
 */
export type WorkerRequest =
  | { readonly kind: 'file'; readonly file: PageFile }
  | {
      readonly kind: 'rows';
      readonly table: SourceTable;
      readonly columns: readonly TargetColumn[];
      readonly chunk: Pick<Chunk, 'from' | 'to'> | undefined;
      readonly salvage: boolean;
      readonly credits: number;
    }
  | {
      readonly kind: 'profile';
      readonly table: SourceTable;
      readonly declared: Table;
      readonly chunk: Pick<Chunk, 'from' | 'to'> | undefined;
      readonly salvage: boolean;
    }
  | { readonly kind: 'credit'; readonly spent: ArrayBuffer }
  | { readonly kind: 'cancel' };

/** The answers of a worker: of a job any number of batches, then one `end`, `profile` or `error`. */
export type WorkerAnswer =
  | {
      readonly kind: 'batch';
      readonly bytes: Uint8Array;
      readonly rows: number;
      readonly rejects: readonly Reject[];
      readonly damages: readonly Damage[];
    }
  | { readonly kind: 'end'; readonly rejects: readonly Reject[]; readonly damages: readonly Damage[] }
  | {
      readonly kind: 'profile';
      readonly rows: number;
      readonly columns: readonly ColumnCounts[];
      readonly damages: readonly Damage[];
    }
  | {
      readonly kind: 'error';
      readonly code: ErrorCode | undefined;
      readonly message: string;
      readonly subject: string | undefined;
    };
