import type { View } from '@lite2pg/spec';
import { newContext } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import { parseSelect } from '../parse/parse.js';
import { Refusal } from '../parse/refusal.js';
import type { Scope } from '../scope/scope.js';
import { translated } from './translate.js';
import type { Translation } from '../sql/translation.js';
import { viewColumns } from '../query/view-columns.js';
import { viewText } from '../query/view-text.js';

/** A view of a spec. */
export interface ViewRequest {
  readonly view: View;
  readonly scope: Scope;
  /** Its name on the target as SQL; the view's own, quoted where it must be, where left out. */
  readonly target?: string;
  /** The names of its columns on the target, in their order; as in SQLite if left out. */
  readonly columns?: readonly string[] | undefined;
}

/** The names SQLite gives the columns of a view, in their order; undefined where its query has no translation. */
export function viewColumnNames({ view, scope }: Pick<ViewRequest, 'view' | 'scope'>): readonly string[] | undefined {
  if (!('sqlite' in view.query)) return view.columns;
  const { name, columns, query } = view;
  try {
    const context = newContext(query.sqlite, scope, 'select');
    return viewColumns(context, { name, target: identifier(name), columns, query: query.sqlite }).map(
      (column) => column.name,
    );
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** CREATE VIEW with the query in PostgreSQL's words. */
export function translateView(request: ViewRequest): Translation {
  const { view, scope } = request;
  const source = 'sqlite' in view.query ? view.query.sqlite : view.query.postgres;
  return translated(source, scope, 'select', (context) => {
    const text = viewText(context, parseSelect(source), { given: view.columns, targets: request.columns });
    return { statements: [`CREATE VIEW ${request.target ?? identifier(view.name)}${text}`] };
  });
}
