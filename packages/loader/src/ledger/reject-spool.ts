import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lines for the ledger that gather while a COPY has the session. */
export interface RejectSpool {
  add(line: readonly unknown[]): void;
  /** The lines in their order, as JSON arrays of some of them at once. */
  batches(): Iterable<string>;
  /** Removes what was written to the disk. */
  close(): void;
}

/** What is kept in memory, and the most that goes to the server at once. */
const MEMORY_BYTES = 8 * 1024 * 1024;

/** An empty spool. What goes beyond some megabytes waits in a temporary file: a table may have nothing but rejects. */
export function createRejectSpool(memoryBytes = MEMORY_BYTES): RejectSpool {
  const lengths: number[] = [];
  let lines: string[] = [];
  let bytes = 0;
  let folder: string | undefined;
  let file: number | undefined;

  function spill(): void {
    folder ??= mkdtempSync(join(tmpdir(), 'lite2pg-rejects-'));
    file ??= openSync(join(folder, 'rejects'), 'wx+', 0o600);
    lengths.push(writeSync(file, `[${lines.join(',')}]`));
    lines = [];
    bytes = 0;
  }

  return {
    add: (line) => {
      const text = JSON.stringify(line);
      lines.push(text);
      bytes += text.length;
      if (bytes >= memoryBytes) spill();
    },
    *batches() {
      let at = 0;
      for (const length of lengths) {
        const batch = Buffer.alloc(length);
        readSync(file!, batch, 0, length, at);
        at += length;
        yield batch.toString('utf8');
      }
      if (lines.length > 0) yield `[${lines.join(',')}]`;
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      if (folder !== undefined) rmSync(folder, { recursive: true });
      file = folder = undefined;
    },
  };
}
