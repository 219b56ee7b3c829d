import type { Check } from './generated/spec.js';

/** The key that tells a check from the others of its table: its name, else its condition as it was written. */
export function checkText({ name, expression }: Pick<Check, 'name' | 'expression'>): string {
  return name ?? ('sqlite' in expression ? expression.sqlite : expression.postgres);
}
