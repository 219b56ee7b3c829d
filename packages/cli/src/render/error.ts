import { CommanderError } from 'commander';
import { type ErrorCode, Lite2pgError, redact } from '@lite2pg/spec';
import { describeSystemError, systemCode } from './system-error.js';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

/**
 * The text of an error for stderr. Expected errors, and errors of the operating system, are one line; an unexpected one
 * shows its stack.
 */
export function describeError(error: unknown, style: Style): string {
  const mark = style.red('error');
  if (error instanceof Lite2pgError) return `${mark}: ${onOneLine(error.message)}\n`;
  if (systemCode(error) !== undefined) return `${mark}: ${onOneLine(describeRefused(error))}\n`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${mark}: unexpected error; please report it with the lines below\n${text}\n`;
}

/** An error for a program, as `--json` prints it. */
export interface ErrorDocument {
  readonly error: { readonly code: ErrorCode | 'unexpected'; readonly message: string; readonly subject?: string };
}

/** The same as data: `bad-option` for a command line that cannot be read, the system's own code, `unexpected` for the rest. */
export function errorDocument(error: unknown): ErrorDocument {
  if (error instanceof Lite2pgError) {
    const { code, message, subject } = error;
    return { error: { code, message, ...(subject === undefined ? {} : { subject }) } };
  }
  const text = error instanceof Error ? error.message : String(error);
  const isOption = error instanceof CommanderError;
  const code = isOption ? 'bad-option' : systemCode(error) === undefined ? 'unexpected' : 'no-permission';
  const message = systemCode(error) === undefined ? text.replace(/^error: /, '') : describeRefused(error);
  return { error: { code, message: redact(message) } };
}

/** The system names the path if the error is about one. */
function describeRefused(error: unknown): string {
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return `${path}${describeSystemError(error)}`;
}
