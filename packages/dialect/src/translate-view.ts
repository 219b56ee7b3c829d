import type { View } from '@lite2pg/spec';
import { identifier } from './identifier.js';
import { parseSelect } from './parse.js';
import type { Scope } from './scope.js';
import { translated } from './translate.js';
import type { Translation } from './translation.js';
import { viewText } from './view-text.js';

/** A view of a spec. */
export interface ViewRequest {
  readonly view: View;
  readonly scope: Scope;
  /** Its name on the target as SQL; the view's own, quoted where it must be, where left out. */
  readonly target?: string;
}

/** CREATE VIEW with the query in PostgreSQL's words; its columns have the names SQLite gives them. */
export function translateView(request: ViewRequest): Translation {
  const { view, scope } = request;
  const source = 'sqlite' in view.query ? view.query.sqlite : view.query.postgres;
  return translated(source, scope, 'select', (context) => {
    const text = viewText(context, parseSelect(source), view.columns);
    return { statements: [`CREATE VIEW ${request.target ?? identifier(view.name)}${text}`] };
  });
}
