import type { View } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { orderByNeeds } from './table-order.js';
import type { Statement } from './statement.js';
import { readWords } from './token.js';
import { sourceText, translate } from './translation.js';
import { translateView } from './dialect.js';
import { formatIdentifier } from './identifier.js';

/** What makes the views, each after those it names. */
export function makeViews(context: DdlContext): Statement[] {
  return orderViews(context.spec.views).flatMap((view) => {
    const sql = createView(context, view);
    return sql === undefined ? [] : [{ phase: 'view', sql, subject: { kind: 'view', name: view.name } }];
  });
}

function createView({ target, scope, gathered }: DdlContext, view: View): string | undefined {
  const { sql: name, columns: names } = target.views.find(({ source }) => source === view.name)!;
  const ask = (sql: string): ReturnType<typeof translateView> => translateView({ sql, scope });
  const without = 'the view is left out';
  const query = translate(view.query, { subject: { kind: 'view', name: view.name }, without, ask }, gathered);
  if (query === null) return undefined;
  const columns = names === undefined ? '' : ` (${names.map(formatIdentifier).join(', ')})`;
  return `CREATE VIEW ${name}${columns} AS\n${query}`;
}

/** A view comes after every view whose name its query has as a word, in any case, else by name. */
function orderViews(views: readonly View[]): View[] {
  return orderByNeeds(views, {
    nameOf: ({ name }) => name.toLowerCase(),
    needsOf: ({ query }) => readWords(sourceText(query)),
  });
}
