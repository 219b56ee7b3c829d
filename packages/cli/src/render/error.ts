import { Lite2pgError } from '@lite2pg/spec';
import { describeSystemError, systemCode } from './system-error.js';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

/**
 * What went wrong, for stderr. Expected errors, and what the operating system refuses, are one line; what lite2pg did not
 * expect shows its stack.
 */
export function describeError(error: unknown, style: Style): string {
  const mark = style.red('error');
  if (error instanceof Lite2pgError) return `${mark}: ${onOneLine(error.message)}\n`;
  if (systemCode(error) !== undefined) return `${mark}: ${onOneLine(describeRefused(error))}\n`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${mark}: lite2pg did not expect this; please report it with the lines below\n${text}\n`;
}

/** The system says which path it is about where it is about one. */
function describeRefused(error: unknown): string {
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return `${path}${describeSystemError(error)}`;
}
