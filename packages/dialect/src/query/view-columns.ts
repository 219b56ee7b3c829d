import { newContext, type Context, type DerivedColumn } from '../context/context.js';
import { parseSelect } from '../parse/parse.js';
import { emitQuery } from './query.js';
import { Refusal } from '../parse/refusal.js';
import type { Scope, ScopeView } from '../scope/scope.js';
import { uniquelyNamed } from '../context/unique-names.js';

/**
 * The columns a view gives, with their types: what its query gives. A view that has no translation has none. Found once for a
 * view of a scope: views read views, each of them perhaps twice.
 */
export function viewColumns({ scope }: Pick<Context, 'scope'>, view: ScopeView): readonly DerivedColumn[] {
  const known = FOUND.get(scope) ?? new Map<ScopeView, Found>();
  FOUND.set(scope, known);
  const found = known.get(view) ?? findColumns(scope, view, known);
  known.set(view, found);
  if (found instanceof Refusal) throw found;
  return found;
}

type Found = readonly DerivedColumn[] | Refusal;

const FOUND = new WeakMap<Scope, Map<ScopeView, Found>>();

function findColumns(scope: Scope, view: ScopeView, known: Map<ScopeView, Found>): Found {
  // The answer for a view that reads itself.
  known.set(view, new Refusal('no-such-table', `there is no table ${view.name}`));
  try {
    const { columns } = emitQuery(newContext(view.query, scope, 'select'), parseSelect(view.query), {
      exact: true,
      numeric: true,
    });
    return uniquelyNamed(columns).map((column, index) => ({
      name: view.columns?.[index] ?? column.name,
      target: view.targets?.[index],
      value: column.value,
    }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Refusal('view-refused', `the view "${view.name}" has no translation: ${error.message}`);
  }
}
