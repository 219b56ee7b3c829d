import { newContext, type Context, type DerivedColumn } from '../context/context.js';
import { parseSelect } from '../parse/parse.js';
import { emitQuery } from './query.js';
import { Refusal } from '../parse/refusal.js';
import type { ScopeView } from '../scope/scope.js';
import { uniquelyNamed } from '../context/unique-names.js';

/** The columns a view gives, with their types: what its query gives. A view that has no translation has none. */
export function viewColumns(context: Context, view: ScopeView): readonly DerivedColumn[] {
  const inner = newContext(
    view.query,
    { ...context.scope, views: (context.scope.views ?? []).filter((other) => other !== view) },
    'select',
  );
  try {
    const { columns } = emitQuery(inner, parseSelect(view.query), { exact: true, numeric: true });
    return uniquelyNamed(columns).map((column, index) => ({
      name: view.columns?.[index] ?? column.name,
      target: view.targets?.[index],
      value: column.value,
    }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('view-refused', `the view "${view.name}" has no translation: ${error.message}`);
  }
}
