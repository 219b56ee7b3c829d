import { parseSelect } from '../parse/parse.js';
import { namesTable } from '../query/with.js';
import type { Scope, ScopeView } from '../scope/scope.js';
import { sameName } from '@lite2pg/syntax';

/** The views that read from this one, directly or through others, each behind those it reads from. */
export function viewReaders({ views = [] }: Scope, name: string): readonly ScopeView[] {
  const found: ScopeView[] = [];
  const visit = (read: string): void => {
    for (const view of views) {
      if (sameName(view.name, read) || !namesTable(parseSelect(view.query), read)) continue;
      const before = found.findIndex((other) => other === view);
      if (before !== -1) found.splice(before, 1);
      found.push(view);
      visit(view.name);
    }
  };
  visit(name);
  return found;
}
