import { Lite2pgError } from '@lite2pg/spec';

const LACKS = ['no such collation sequence', 'unknown tokenizer'] as const;

/** Whether SQLite's library could not answer for want of something that only the application registers. */
export function needsApplication(error: unknown): boolean {
  return error instanceof Lite2pgError && LACKS.some((words) => error.message.includes(words));
}
