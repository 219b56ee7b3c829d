import { findTable, findView } from '../scope/find.js';
import { foldName } from '@lite2pg/syntax';
import { quoteIdentifier } from '@lite2pg/spec';
import { catalogSource } from './catalog-source.js';
import { compatName, note, refuse, type Context } from '../context/context.js';
import type { Emitted } from '../sql/emitted.js';
import { emitFrom } from './from.js';
import { identifier } from '../sql/identifier.js';
import type { Source, SourceColumn } from '../context/names.js';
import type { QualifiedName, SelectTable } from '../parse/parse.js';
import { emitQuery, ORDINAL } from './query.js';
import type { ScopeView } from '../scope/scope.js';
import { uniquelyNamed } from '../context/unique-names.js';
import { emitTableFunction } from './table-function.js';
import { derivedSource, tableSource } from '../context/table-source.js';
import { viewColumns } from './view-columns.js';

/** An item of FROM as SQL. */
export interface FromItem {
  readonly sql: string;
  readonly sources: readonly Source[];
}

/** How the items of FROM are written. */
export interface FromOptions {
  /** Columns are written with their table before them. */
  readonly qualify: boolean;
  /** Subqueries number their rows, where they are sorted. */
  readonly ordinal: boolean;
}

/** A table, a view, a subquery, a join in parentheses or a table-valued function. */
export function emitSelectTable(context: Context, item: SelectTable, options: FromOptions): FromItem {
  switch (item.type) {
    case 'TableSelectTable': {
      if (item.indexed)
        note(context, item.indexed, {
          code: 'indexed-by',
          message: 'INDEXED BY is left out: PostgreSQL chooses the index itself',
        });
      return emitTable(context, item.tblName, item.alias?.name.text, options.qualify);
    }
    case 'TableCallSelectTable':
      return emitTableFunction(context, item);
    case 'SubSelectTable':
      return emitNested(context, item, options);
    case 'SelectSelectTable': {
      const alias = item.alias?.name.text ?? `subquery_${context.counter.next++}`;
      const query = emitQuery({ ...context, grouping: undefined }, item.select, {
        exact: true,
        ordinal: options.ordinal,
      });
      const source = derivedSource(uniquelyNamed(query.columns), alias, identifier(alias));
      const list = query.columns.map((column) => column.name);
      const renamed =
        new Set(list.map(foldName)).size === list.length
          ? ''
          : ` (${source.columns.map((column) => identifier(column.name)).join(', ')})`;
      const order = query.ordinal ? [`${identifier(alias)}.${ORDINAL}`] : undefined;
      return { sql: `(${query.sql}) AS ${identifier(alias)}${renamed}`, sources: [{ ...source, order }] };
    }
  }
}

function emitNested(
  context: Context,
  item: Extract<SelectTable, { type: 'SubSelectTable' }>,
  options: FromOptions,
): FromItem {
  if (item.alias)
    return refuse(item, 'join-alias', 'a join in parentheses has a name', 'a subquery: (SELECT * FROM …) AS name');
  const inner = emitFrom(context, item.from, { ...options, qualify: true });
  return { sql: `(${inner.joined})`, sources: inner.sources };
}

/** A name in FROM: a common table expression before a table before a view before SQLite's own tables. */
function emitTable(context: Context, name: QualifiedName, alias: string | undefined, qualify: boolean): FromItem {
  const written = name.objName.text;
  const database = name.dbName?.text.toLowerCase();
  if (database !== undefined && database !== 'main' && database !== 'temp') {
    return refuse(name, 'attached-database', `${database} is another database file`);
  }
  const cte = database === undefined ? context.ctes.get(foldName(written)) : undefined;
  const shown = alias ?? written;
  if (cte) {
    const as = alias === undefined ? '' : ` AS ${identifier(alias)}`;
    return { sql: `${identifier(written)}${as}`, sources: [derivedSource(cte, shown, identifier(alias ?? written))] };
  }
  const table = findTable(context.scope, written);
  if (table) {
    const as = alias === undefined ? aliasOfTarget(table.target, written) : identifier(alias);
    const sql = as === undefined ? shortTarget(table.target) : `${shortTarget(table.target)} AS ${as}`;
    return { sql, sources: [tableSource(table, shown, qualify ? (as ?? shortTarget(table.target)) : undefined)] };
  }
  const view = findView(context.scope, written);
  if (view) {
    const as = identifier(shown);
    return {
      sql: `${shortTarget(view.target)} AS ${as}`,
      sources: [viewSource(context, view, { shown, as })],
    };
  }
  return catalogSource(context, name, shown) ?? refuse(name, 'no-such-table', `there is no table ${written}`);
}

/** A view's columns; what it gives as numeric is a value whose class is known by its scale. */
function viewSource(
  context: Context,
  view: ScopeView,
  { shown, as }: { readonly shown: string; readonly as: string },
): Source {
  const given = viewColumns(context, view);
  const { columns, ...source } = derivedSource(given, shown, as);
  const scaled = (column: SourceColumn): SourceColumn => ({
    name: column.name,
    get value(): Emitted {
      const sql = `${compatName(context, 'number_value')}(${column.value.sql})`;
      return { ...column.value, sql, type: 'any', numbersOnly: true, numeric: column.value.sql };
    },
  });
  return {
    ...source,
    columns: columns.map((column, index) => (given[index]?.value.numeric === undefined ? column : scaled(column))),
  };
}

/** A target that is one plain name needs no quotes. */
export function shortTarget(target: string): string {
  const plain = target.startsWith('"') && target.endsWith('"') ? target.slice(1, -1) : target;
  return identifier(plain) === plain && quoteIdentifier(plain) === target ? plain : target;
}

/** The name columns are qualified with where the target's name is a qualified or another one. */
function aliasOfTarget(target: string, written: string): string | undefined {
  const short = shortTarget(target);
  return short === identifier(written) || !short.includes('.') ? undefined : identifier(written);
}
