import { writeFileSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';

/** Writes a result to stdout whole, waiting where the reader is slow. */
export async function writeResult(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && 'code' in error && error.code === 'EPIPE') resolve();
      else if (error)
        reject(
          new Lite2pgError('out-of-space', {
            message: `write to stdout: ${error.message}`,
            subject: 'stdout',
            cause: error,
          }),
        );
      else resolve();
    });
  });
}

/** Writes a result to a file; throws `no-permission` where it cannot be written. */
export function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Lite2pgError('no-permission', { message: `write ${path}: ${why}`, subject: path, cause });
  }
}
