import { writeFileSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';
import { describeSystemError, isOutOfSpace } from './system-error.js';

/** Writes a result to stdout whole, waiting where the reader is slow. A reader that has gone away is no error. */
export async function writeResult(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && !('code' in error && error.code === 'EPIPE')) reject(writeError('stdout', error));
      else resolve();
    });
  });
}

/** Writes a result to a file; throws `no-permission` or `out-of-space` where it cannot be written. */
export function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw writeError(path, cause);
  }
}

function writeError(subject: string, cause: unknown): Lite2pgError {
  const code = isOutOfSpace(cause) ? 'out-of-space' : 'no-permission';
  return new Lite2pgError(code, { message: `write ${subject}: ${describeSystemError(cause)}`, subject, cause });
}
