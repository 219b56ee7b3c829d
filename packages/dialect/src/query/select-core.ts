import { foldName } from '@lite2pg/syntax';
import { sortable } from '../value/collate.js';
import { note, refuse, type Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { containsAggregate, containsSelect } from '../expression/find-aggregate.js';
import { emitFrom } from './from.js';
import { emitGroupBy } from './group-by.js';
import { identifier } from '../sql/identifier.js';
import { noteMerged } from './merged-spelling.js';
import type { NameFrame, Source } from '../context/names.js';
import { sortKey, type SortKey } from '../expression/sort-key.js';
import type { Expr, SelectFrom, SortedColumn } from '../parse/parse.js';
import { resultColumns, selectList, type ResultColumn } from './result-column.js';
import { emitWindowClause } from '../expression/window-clause.js';

/** One SELECT without ORDER BY and LIMIT. */
export interface SelectCore {
  /** The context its result columns and sort keys are translated in. */
  readonly context: Context;
  readonly columns: readonly ResultColumn[];
  readonly distinct: boolean;
  /** The SQL with this list behind SELECT. */
  readonly render: (list: string) => string;
  /** A sort key over its rows. */
  readonly sortKey: (term: SortedColumn) => SortKey;
}

/** SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW …; `orderBy` only to know what the aggregates are. */
export function emitSelectCore(outer: Context, select: SelectFrom, orderBy: readonly SortedColumn[]): SelectCore {
  const aggregated = select.groupBy !== undefined || containsAggregate([select.columns, select.having, orderBy]);
  const qualify =
    outer.frame?.sources.length !== undefined ||
    containsSelect([select.columns, select.whereClause, select.having, orderBy]);
  const from = select.from ? emitFrom(outer, select.from, { qualify, ordinal: aggregated }) : undefined;
  const sources = from?.sources ?? [];
  const frame: NameFrame = { sources, aliases: aliasesOf(select), parent: outer.frame };
  const rows: Context = { ...outer, frame, grouping: undefined };
  const where = select.whereClause ? ` WHERE ${emitCondition(rows, select.whereClause).sql}` : '';
  const group = aggregated ? emitGroupBy(rows, select, orderBy) : undefined;
  const context = group?.context ?? rows;
  const columns = resultColumns(context, context.frame ?? frame, select.columns);
  const having = select.having ? havingSql(context, select.having, aggregated) : '';
  const windows = windowsOf(context, select);
  const distinct = select.distinctness === 'Distinct';
  const head = distinct ? `SELECT ${distinctSql(context, select, columns)}` : 'SELECT ';
  const grouped = group?.sql === '' && having === '' && hasLostAggregates(context, columns);
  const grouping = grouped ? ' GROUP BY ()' : (group?.sql ?? '');
  const body = `${from ? ` FROM ${from.sql}` : ''}${where}${grouping}${having}${windows}`;
  const star = starSql(select, sources, columns);
  return {
    context,
    columns,
    distinct,
    render: (list) => `${head}${star !== undefined && list === selectList(columns) ? star : list}${body}`,
    sortKey: (term) => sortKey(context, term),
  };
}

/** Whether folding left no aggregate among the result columns: PostgreSQL would then give a row for each of the table. */
function hasLostAggregates({ grouping }: Context, columns: readonly ResultColumn[]): boolean {
  const calls = grouping?.calls ?? [];
  return !columns.some(({ value }) => calls.some((call) => value.sql.includes(call)));
}

function aliasesOf(select: SelectFrom): ReadonlyMap<string, Expr> {
  const named = select.columns.flatMap((column) =>
    column.type === 'ExprResultColumn' && column.alias
      ? [[foldName(column.alias.name.text), column.expr] as const]
      : [],
  );
  return new Map(named.reverse());
}

function havingSql(context: Context, having: Expr, aggregated: boolean): string {
  if (!aggregated) return refuse(having, 'having', 'HAVING is used without GROUP BY and without an aggregate');
  return ` HAVING ${emitCondition(context, having).sql}`;
}

function windowsOf(context: Context, select: SelectFrom): string {
  const windows = select.windowClause ?? [];
  if (windows.length === 0) return '';
  return ` WINDOW ${windows.map((item) => `${identifier(item.name.text)} AS (${emitWindowClause(context, item.window)})`).join(', ')}`;
}

/** DISTINCT; of texts under NOCASE one of each is kept, which one is open in both engines. */
function distinctSql(context: Context, select: SelectFrom, columns: readonly ResultColumn[]): string {
  noteMerged(
    context,
    select,
    columns.map(({ value }) => value),
  );
  const folded = columns.some(
    ({ value }) => value.type === 'text' && value.collation !== undefined && value.collation !== 'binary',
  );
  if (!folded) return 'DISTINCT ';
  note(context, select, {
    code: 'distinct-collation',
    message: 'of texts that are equal under the collation, it is undefined which one is kept',
  });
  return `DISTINCT ON (${columns.map(({ value }) => sortable(value).sql).join(', ')}) `;
}

/** `*` stays `*` where it gives just these columns. */
function starSql(select: SelectFrom, sources: readonly Source[], columns: readonly ResultColumn[]): string | undefined {
  const [only] = select.columns;
  const [source] = sources;
  if (select.columns.length !== 1 || only?.type !== 'StarResultColumn' || sources.length !== 1 || !source)
    return undefined;
  const same = columns.every(
    ({ name, value }, index) => source.columns[index]?.value.sql === value.sql && endsWithName(value.sql, name),
  );
  return same && columns.length === source.columns.length ? '*' : undefined;
}

function endsWithName(sql: string, name: string): boolean {
  return sql === identifier(name) || sql.endsWith(`.${identifier(name)}`);
}
