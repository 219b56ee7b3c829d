import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { copyHeader, copyTrailer, makeTemporaryFolder, temporaryError, type TemporaryFolder } from '@lite2pg/pages';
import { encodeLine, type RejectLine, type RejectPlace } from './reject-line.js';

/** Lines for the ledger that gather while a COPY has the session. */
export interface RejectSpool {
  add(line: RejectLine): void;
  isEmpty(): boolean;
  /** The lines in their order, as a binary COPY. A piece is the spool's again when the next one is asked for. */
  stream(): Iterable<Uint8Array>;
  /** Removes what was written to the disk. */
  close(): void;
}

/** Bytes that are kept in memory. */
const MEMORY_BYTES = 8 * 1024 * 1024;
const READ_BYTES = 512 * 1024;

/** An empty spool. What goes beyond some megabytes waits in a temporary file: a table may have nothing but rejects. */
export function createRejectSpool(place: RejectPlace, memoryBytes = MEMORY_BYTES): RejectSpool {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let fileBytes = 0;
  let folder: TemporaryFolder | undefined;
  let file: number | undefined;

  function spill(): void {
    folder ??= makeTemporaryFolder('rejects');
    try {
      file ??= openSync(join(folder.path, 'rejects'), 'wx+', 0o600);
      for (const part of parts) {
        for (let done = 0; done < part.length;) done += writeSync(file, part, done);
      }
    } catch (cause) {
      throw temporaryError(cause);
    }
    fileBytes += bytes;
    parts = [];
    bytes = 0;
  }

  return {
    add: (line) => {
      const encoded = encodeLine(place, line);
      parts.push(...encoded);
      bytes += encoded.reduce((sum, part) => sum + part.length, 0);
      if (bytes >= memoryBytes) spill();
    },
    isEmpty: () => bytes + fileBytes === 0,
    *stream() {
      yield copyHeader;
      const piece = new Uint8Array(Math.min(READ_BYTES, fileBytes));
      for (let at = 0; at < fileBytes;) {
        const read = readSync(file!, piece, 0, Math.min(piece.length, fileBytes - at), at);
        if (read === 0) throw new Error('the temporary file of the rejects was cut');
        yield piece.subarray(0, read);
        at += read;
      }
      yield* parts;
      yield copyTrailer;
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      folder?.remove();
      file = folder = undefined;
    },
  };
}
