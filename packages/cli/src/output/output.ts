import { closeSync, constants, openSync, statSync, writeFileSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';
import { inheritedDescriptor } from '../input/inherited-descriptor.js';
import { refuseOutput } from '../settings/refuse-output.js';
import { replaceFile } from './replace-file.js';
import type { InputFile } from '../settings/input-files.js';
import type { Settings } from '../settings/settings.js';
import { describeSystemError, isOutOfSpace, systemCode } from '../render/system-error.js';

/**
 * Writes the result of a command: to the file of --output, else to stdout. Every command with --output writes by it. Throws
 * `bad-option` for a path where it would destroy something, `no-permission` or `out-of-space` if it cannot be written.
 */
export async function writeOutput(text: string, settings: Settings): Promise<void> {
  const path = settings.text('output');
  const descriptor = path === undefined ? 1 : inheritedDescriptor(path);
  if (path === undefined || descriptor === 1) await writeResult(text);
  else if (descriptor !== undefined)
    writing(path, () => {
      writeFileSync(descriptor, text);
    });
  else writeFile(path, text, settings.inputs);
}

/** Writes a file whole or not at all, unless it is one of these. Throws what `writeOutput` throws. */
export function writeFile(path: string, text: string, inputs: readonly InputFile[]): void {
  refuseOutput(path, inputs);
  writing(path, () => {
    writePath(path, text);
  });
}

/** Writes a result to stdout whole, waiting if the reader is slow. A reader that has gone away is no error. */
export async function writeResult(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && !isGone(error)) reject(writeError('stdout', error));
      else resolve();
    });
  });
}

/** Does what writes to a path; the system's error becomes one of lite2pg. Undefined if the reader of a pipe has gone away. */
export function writing<T>(path: string, write: () => T): T | undefined {
  try {
    return write();
  } catch (cause) {
    if (cause instanceof Lite2pgError) throw cause;
    if (isGone(cause)) return undefined;
    throw writeError(path, cause);
  }
}

function writePath(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (there === undefined || there.isFile()) replaceFile(path, text);
  else if (there.isFIFO()) writePipe(path, text);
  else if (there.isDirectory() || there.isCharacterDevice()) writeFileSync(path, text);
  else throw unfit(path, 'it is neither a file nor a pipe; give the path of a file');
}

/** Opening a pipe waits for a reader, for ever if there is none. */
function writePipe(path: string, text: string): void {
  let probe: number;
  try {
    probe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if (systemCode(cause) === 'ENXIO')
      throw unfit(path, 'it is a pipe that nobody reads; give the path of a file', cause);
    throw cause;
  }
  try {
    writeFileSync(path, text);
  } finally {
    closeSync(probe);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

function unfit(path: string, found: string, cause?: unknown): Lite2pgError {
  return new Lite2pgError('bad-option', { message: `write ${path}: ${found}`, subject: path, cause });
}

function writeError(subject: string, cause: unknown): Lite2pgError {
  const code = isOutOfSpace(cause) ? 'out-of-space' : 'no-permission';
  return new Lite2pgError(code, { message: `write ${subject}: ${describeSystemError(cause)}`, subject, cause });
}
