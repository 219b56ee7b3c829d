import { createHash, type Hash } from 'node:crypto';
import type { RejectLine } from '../ledger/reject-line.js';
import { int32 } from '../tuple/join-tuple.js';

/** Gathers the digest of a chunk: its rows as they are sent, and what of it is kept as rejects. */
export interface ChunkDigest {
  addRows(bytes: Uint8Array): void;
  addReject(line: RejectLine): void;
  /** Ends it: 32 bytes. */
  result(): Buffer;
}

/**
 * A digest of nothing yet: SHA-256 of the rows; if there are rejects, SHA-256 of that and of theirs. How the two alternate does
 * not matter: threads hand rejects on together with the batch that comes after them.
 */
export function createChunkDigest(): ChunkDigest {
  const rows = createHash('sha256');
  let rejects: Hash | undefined;
  return {
    addRows: (bytes) => {
      rows.update(bytes);
    },
    addReject: ({ key, column, storageClass, original, rowMoved, reason }) => {
      rejects ??= createHash('sha256');
      for (const part of [key, column, storageClass, reason].map((text) => Buffer.from(text))) {
        rejects.update(int32(part.length)).update(part);
      }
      rejects
        .update(int32(original.length))
        .update(original)
        .update(int32(rowMoved ? 1 : 0));
    },
    result: () => {
      const digest = rows.digest();
      return rejects ? createHash('sha256').update(digest).update(rejects.digest()).digest() : digest;
    },
  };
}
