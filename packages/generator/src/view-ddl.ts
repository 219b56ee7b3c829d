import type { View } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { compareText } from './table-order.js';
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

/** A view comes after every view whose name its query has as a word, else by name; SQLite lets a view name itself only in vain. */
function orderViews(views: readonly View[]): View[] {
  const waiting = views.toSorted((a, b) => compareText(a.name, b.name));
  const words = new Map(views.map((view) => [view.name, readWords(sourceText(view.query))]));
  const placed: View[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((view) =>
      waiting.every((other) => other === view || !words.get(view.name)!.has(other.name.toLowerCase())),
    );
    placed.push(...waiting.splice(Math.max(ready, 0), 1));
  }
  return placed;
}
