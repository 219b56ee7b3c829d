import { refuse, type Context } from './context.js';
import { identifier } from './identifier.js';
import { foldName } from './names.js';
import type { Select } from './parse.js';
import { emitQuery } from './query.js';
import { uniquelyNamed } from './unique-names.js';

/** What stands behind the name of a view: the names of its columns, where the query does not give them, and the query. */
export function viewText(context: Context, select: Select, given: readonly string[] | undefined): string {
  const query = emitQuery(context, select, { exact: true, numeric: true });
  if (given && given.length !== query.columns.length) {
    return refuse(select, 'column-count', `${given.length} names for ${query.columns.length} columns`);
  }
  const names = query.columns.map((column) => column.name);
  const distinct = new Set(names.map(foldName)).size === names.length;
  const listed = given ?? (distinct ? undefined : uniquelyNamed(query.columns).map((column) => column.name));
  return `${listed ? ` (${listed.map(identifier).join(', ')})` : ''} AS\n${query.sql}`;
}
