import { foldName } from '@lite2pg/syntax';
import { counted } from '@lite2pg/spec';
import { refuse, type Context } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import type { Select } from '../parse/parse.js';
import { emitQuery } from './query.js';
import { uniquelyNamed } from '../context/unique-names.js';

/** The names of a view's columns. */
export interface ViewNames {
  /** The names they were given, where they were. */
  readonly given?: readonly string[] | undefined;
  /** Those they have on the target; as in SQLite where left out. */
  readonly targets?: readonly string[] | undefined;
}

/** The text behind the name of a view: the names of its columns, where the query does not give them, and the query. */
export function viewText(context: Context, select: Select, { given, targets }: ViewNames): string {
  const lone = given === undefined && !select.compounds && select.select.type === 'SelectFrom';
  const names = lone ? targets : undefined;
  const query = emitQuery(context, select, { exact: true, numeric: true, names });
  const wanted = targets ?? given;
  if (wanted && wanted.length !== query.columns.length) {
    return refuse(
      select,
      'column-count',
      `${counted(wanted.length, 'name')} for ${counted(query.columns.length, 'column')}`,
    );
  }
  const found = query.columns.map((column) => column.name);
  const distinct = new Set(found.map(foldName)).size === found.length;
  const rest = distinct ? undefined : uniquelyNamed(query.columns).map((column) => column.name);
  const listed = names ? undefined : (wanted ?? rest);
  return `${listed ? ` (${listed.map(identifier).join(', ')})` : ''} AS\n${query.sql}`;
}
