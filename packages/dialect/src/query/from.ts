import { refuse, type Context } from '../context/context.js';
import type { Source } from '../context/names.js';
import type { FromClause, JoinedSelectTable, SelectTable } from '../parse/parse.js';
import { Refusal } from '../parse/refusal.js';
import { emitSelectTable, type FromItem, type FromOptions } from './from-item.js';
import { emitJoin, isComma, needsAllBefore } from './join.js';

/** FROM as SQL, and what it lets expressions name. */
export interface EmittedFrom {
  readonly sql: string;
  /** The same as one join, which parentheses may stand around. */
  readonly joined: string;
  readonly sources: readonly Source[];
}

/** The items between two commas, and where its first item stands in FROM. */
interface Group extends FromItem {
  readonly at: number;
}

/** An item of FROM with the join that brings it in. */
interface Item {
  readonly at: number;
  readonly table: SelectTable;
  readonly join: JoinedSelectTable | undefined;
}

/**
 * FROM with its joins, from left to right as SQLite reads them. A comma stays a comma, so that PostgreSQL finds the best order
 * of any number of tables; only where a join names what stands before one is it written as CROSS JOIN.
 */
export function emitFrom(context: Context, from: FromClause, options: FromOptions): EmittedFrom {
  if (!from.select) return refuse(from, 'no-such-table', 'FROM has no table');
  const joins = from.joins ?? [];
  const items: Item[] = [
    { at: 0, table: from.select, join: undefined },
    ...joins.map((join, index) => ({ at: index + 1, table: join.table, join })),
  ];
  const scope = { context, options: { ...options, qualify: options.qualify || joins.length > 0 } };
  const waiting: Item[] = [];
  let groups: readonly Group[] = [];
  for (const item of items) {
    const behind = joins[item.at];
    const next = addItem(scope, groups, item, behind !== undefined && isComma(behind));
    if (next) groups = next;
    else waiting.push(item);
  }
  // SQLite lets a function see tables to its right, too.
  for (const item of waiting) groups = addItem(scope, groups, item, false) ?? groups;
  return {
    sql: groups.map(({ sql }) => sql).join(', '),
    joined: crossed(groups),
    sources: sourcesOf(groups.toSorted((a, b) => a.at - b.at)),
  };
}

interface FromScope {
  readonly context: Context;
  readonly options: FromOptions;
}

/** The groups with one item more; undefined for a function that names tables which are not there yet, where it `mayWait`. */
function addItem(
  scope: FromScope,
  groups: readonly Group[],
  { at, table, join }: Item,
  mayWait: boolean,
): readonly Group[] | undefined {
  const alone = join === undefined || isComma(join);
  const item = emitItem(scope, groups, table, alone && mayWait);
  if (!item) return undefined;
  return alone ? [...groups, { ...item, at }] : joinGroups(scope.context, groups, join, item);
}

function emitItem(
  { context, options }: FromScope,
  groups: readonly Group[],
  table: SelectTable,
  mayWait: boolean,
): FromItem | undefined {
  if (table.type !== 'TableCallSelectTable') return emitSelectTable(context, table, options);
  const reach: Context = {
    ...context,
    frame: { sources: sourcesOf(groups), aliases: new Map(), parent: context.frame },
  };
  try {
    return emitSelectTable(reach, table, options);
  } catch (error) {
    if (mayWait && error instanceof Refusal && error.code === 'no-such-column') return undefined;
    throw error;
  }
}

/** Joins an item to the last group, and to those before it that the condition names. */
function joinGroups(
  context: Context,
  groups: readonly Group[],
  join: JoinedSelectTable,
  item: FromItem,
): readonly Group[] {
  const named = new Set<number>();
  const watched = groups.flatMap(({ sources }, index) =>
    sources.map((source) => watch(source, () => named.add(index))),
  );
  const joined = emitJoin(context, watched, join, item);
  const all = needsAllBefore(join);
  const first = all ? 0 : Math.min(groups.length - 1, ...named);
  const left = groups.slice(first);
  const sources = all ? joined.left : sourcesOf(left);
  const sql = `${crossed(left)}${joined.sql}`;
  return [...groups.slice(0, first), { at: left[0]?.at ?? 0, sql, sources: [...sources, ...joined.right] }];
}

/** The source, telling when one of its columns is named. */
function watch(source: Source, onNamed: () => void): Source {
  return {
    ...source,
    columns: source.columns.map((column) => ({
      name: column.name,
      ...(column.hidden === undefined ? {} : { hidden: column.hidden }),
      get value() {
        onNamed();
        return column.value;
      },
    })),
  };
}

function sourcesOf(groups: readonly Group[]): readonly Source[] {
  return groups.flatMap(({ sources }) => sources);
}

function crossed(groups: readonly Group[]): string {
  return groups.map(({ sql }) => sql).join(' CROSS JOIN ');
}
