import { Lite2pgError } from '@lite2pg/spec';
import { onOneLine } from './one-line.js';
import type { Style } from './style.js';

/** What went wrong, for stderr. Expected errors are one line; what lite2pg did not expect shows its stack. */
export function describeError(error: unknown, style: Style): string {
  if (error instanceof Lite2pgError) return `${style.red('error')}: ${onOneLine(error.message)}\n`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${style.red('error')}: lite2pg did not expect this; please report it with the lines below\n${text}\n`;
}
