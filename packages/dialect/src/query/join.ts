import { foldName, sameName } from '@lite2pg/syntax';
import { refuse, type Context } from '../context/context.js';
import { emitCompare } from '../expression/emit-compare.js';
import { emitCondition } from '../expression/emit-logic.js';
import { joined } from '../expression/compare-rows.js';
import type { Emitted } from '../sql/emitted.js';
import type { FromItem } from './from-item.js';
import type { Source, SourceColumn } from '../context/names.js';
import type { JoinedSelectTable, Spanned } from '../parse/parse.js';

const NATURAL = 4;
const LEFT = 8;
const RIGHT = 16;
const CROSS = 2;

/** Whether an item of FROM is only put beside those before it: a comma, or JOIN with nothing behind it. CROSS JOIN says in which order. */
export function isComma({ operator, constraint }: JoinedSelectTable): boolean {
  return constraint === undefined && (kindOf(operator) & (CROSS | NATURAL | LEFT | RIGHT)) === 0;
}

/** Whether the rows of all items before it are joined, whatever its condition names. */
export function needsAllBefore({ operator }: JoinedSelectTable): boolean {
  return (kindOf(operator) & RIGHT) !== 0;
}

function kindOf(operator: JoinedSelectTable['operator']): number {
  return operator.type === 'TypedJoinJoinOperator' ? (operator.joinType ?? 0) : 0;
}

/** A join without the SQL on its left. */
export interface Joined extends Sides {
  /** The text behind the left side: ` LEFT JOIN item ON …`. */
  readonly sql: string;
}

/** The join of an item to these sources, with its condition. */
export function emitJoin(context: Context, left: readonly Source[], join: JoinedSelectTable, item: FromItem): Joined {
  const kind = kindOf(join.operator);
  const outer = `${(kind & LEFT) !== 0 ? 'L' : ''}${(kind & RIGHT) !== 0 ? 'R' : ''}`;
  const shared = sharedColumns(left, item, join, (kind & NATURAL) !== 0);
  const sides = outerSides(left, item.sources, outer);
  const pairs = shared.map((name) => pairOf(join, sides, name));
  const condition = conditionOf(context, join, left, item, pairs);
  const word =
    { '': condition ? 'JOIN' : 'CROSS JOIN', L: 'LEFT JOIN', R: 'RIGHT JOIN', LR: 'FULL JOIN' }[outer] ?? 'JOIN';
  const on = condition ? ` ON ${condition.sql}` : outer === '' ? '' : ' ON true';
  return { sql: ` ${word} ${item.sql}${on}`, ...(pairs.length === 0 ? sides : mergeShared(sides, pairs, outer)) };
}

/** The sources of both sides as they are behind a join. */
export interface Sides {
  readonly left: readonly Source[];
  readonly right: readonly Source[];
}

/** After an outer join the columns of the side that may be missing can be NULL. */
function outerSides(left: readonly Source[], right: readonly Source[], outer: string): Sides {
  return {
    left: outer.includes('R') ? left.map(nullableSource) : left,
    right: outer.includes('L') ? right.map(nullableSource) : right,
  };
}

function nullableSource(source: Source): Source {
  return {
    ...source,
    columns: source.columns.map((column) => ({ ...column, value: { ...column.value, nullable: true } })),
  };
}

interface Pair {
  readonly name: string;
  readonly left: SourceColumn;
  readonly right: SourceColumn;
}

function sharedColumns(
  left: readonly Source[],
  item: FromItem,
  join: JoinedSelectTable,
  natural: boolean,
): readonly string[] {
  if (join.constraint?.type === 'UsingJoinConstraint') return join.constraint.columns.map((name) => name.text);
  if (!natural) return [];
  if ([...left, ...item.sources].some(({ partial }) => partial === true))
    return refuse(join, 'natural-join', 'NATURAL JOIN uses a table that lacks columns on the target', 'JOIN … USING');
  const known = new Set(visible(left).map((column) => foldName(column.name)));
  return visible(item.sources)
    .map((column) => column.name)
    .filter((name) => known.has(foldName(name)));
}

function visible(sources: readonly Source[]): readonly SourceColumn[] {
  return sources.flatMap((source) => source.columns.filter((column) => column.hidden !== true));
}

function pairOf(at: Spanned, sides: Sides, name: string): Pair {
  const [left, right] = [sides.left, sides.right].map((side) =>
    visible(side).find((column) => sameName(column.name, name)),
  );
  if (!left || !right) return refuse(at, 'no-such-column', `${name} is not a column of both sides of the join`);
  return { name, left, right };
}

function conditionOf(
  context: Context,
  join: JoinedSelectTable,
  left: readonly Source[],
  item: FromItem,
  pairs: readonly Pair[],
): Emitted | undefined {
  if (pairs.length > 0)
    return joined(
      'AND',
      pairs.map((pair) => emitCompare(context, join, '=', pair.left.value, pair.right.value)),
    );
  if (join.constraint?.type !== 'OnJoinConstraint') return undefined;
  const reach: Context = {
    ...context,
    grouping: undefined,
    frame: { sources: [...left, ...item.sources], aliases: new Map(), parent: context.frame },
  };
  return emitCondition(reach, join.constraint.expr);
}

/** The right side's shared columns are hidden; in RIGHT and FULL joins the value is that of whichever side has one. */
function mergeShared(sides: Sides, pairs: readonly Pair[], outer: string): Sides {
  const right = sides.right.map((source) => ({
    ...source,
    columns: source.columns.map((column) =>
      pairs.some((pair) => pair.right === column) ? { ...column, hidden: true } : column,
    ),
  }));
  if (!outer.includes('R')) return { left: sides.left, right };
  const left = sides.left.map((source) => ({
    ...source,
    columns: source.columns.map((column) => {
      const pair = pairs.find((item) => item.left === column);
      if (!pair) return column;
      const sql = `COALESCE(${pair.left.value.sql}, ${pair.right.value.sql})`;
      return { ...column, value: { ...column.value, sql, numeric: undefined } };
    }),
  }));
  return { left, right };
}
