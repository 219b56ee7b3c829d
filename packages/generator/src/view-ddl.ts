import type { View } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { orderByNeeds } from './table-order.js';
import type { Statement } from './statement.js';
import { readWords } from './token.js';
import { sourceText, translate } from './translation.js';
import { translateView, type Translation } from '@lite2pg/dialect';
import { formatIdentifier } from './identifier.js';

/** What makes the views, each after those it names. */
export function makeViews(context: DdlContext): Statement[] {
  return orderViews(context.spec.views).flatMap((view) => {
    const sql = createView(context, view);
    return sql === undefined ? [] : [{ phase: 'view', sql, subject: { kind: 'view', name: view.name } }];
  });
}

function createView({ target, scope, gathered }: DdlContext, view: View): string | undefined {
  const { sql: name, columns } = target.views.find(({ source }) => source === view.name)!;
  const named: View = columns === undefined ? view : { ...view, columns: [...columns] };
  const ask = (): Translation => translateView({ view: named, scope, target: name });
  const request = { subject: { kind: 'view', name: view.name }, without: 'the view is left out', ask } as const;
  const sql = translate(view.query, request, gathered);
  if (sql === null || 'sqlite' in view.query) return sql ?? undefined;
  const list = columns === undefined ? '' : ` (${columns.map(formatIdentifier).join(', ')})`;
  return `CREATE VIEW ${name}${list} AS\n${sql}`;
}

/** A view comes after every view whose name its query has as a word, in any case, else by name. */
function orderViews(views: readonly View[]): View[] {
  return orderByNeeds(views, {
    nameOf: ({ name }) => name.toLowerCase(),
    needsOf: ({ query }) => readWords(sourceText(query)),
  });
}
