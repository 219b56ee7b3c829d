import type { Plan } from '@lite2pg/spec';
import { comment } from './comment.js';
import type { DdlOptions } from './render-ddl.js';

/** The helper functions that a plan's statements call, as a file of its own: it is run before the one of `renderDdl`. */
export function renderCompat(
  { statements }: Plan,
  { transaction = false }: Pick<DdlOptions, 'transaction'> = {},
): string {
  const compat = statements.filter(({ phase }) => phase === 'compat').map(({ sql }) => `${sql};`);
  const header = [
    'Helper functions for PostgreSQL (schema sqlite_compat), made by lite2pg: what views, triggers and defaults call.',
    'Do not edit: run lite2pg generate.',
  ];
  if (compat.length === 0) return `${comment([...header, 'None is needed.'])}\n`;
  const blocks = transaction ? ['BEGIN;', ...compat, 'COMMIT;'] : compat;
  return `${[comment(header), ...blocks].join('\n\n')}\n`;
}
