import { refuse, type Context } from '../context/context.js';
import { asInteger, asValue } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitCondition } from '../expression/emit-logic.js';
import { castSql, emitted, type Emitted } from '../sql/emitted.js';
import type { FunctionCallExpr, FunctionCallStarExpr } from '../parse/parse.js';
import { unify } from '../value/unify.js';
import { emitOver } from '../expression/window-clause.js';
import { aggregateCall, type AggregateRule } from './aggregate.js';

const RANKS: ReadonlySet<string> = new Set(['row_number', 'rank', 'dense_rank']);
const SHARES: ReadonlySet<string> = new Set(['percent_rank', 'cume_dist']);
const VALUES: ReadonlySet<string> = new Set(['lag', 'lead', 'first_value', 'last_value', 'nth_value', 'ntile']);

/** Whether a name is a function that only exists with OVER. */
export function isWindowFunction(name: string): boolean {
  return RANKS.has(name) || SHARES.has(name) || VALUES.has(name);
}

/** A function with OVER; the frames and exclusions of the two engines are the same. */
export function emitWindow(
  context: Context,
  node: FunctionCallExpr | FunctionCallStarExpr,
  name: string,
  rule: AggregateRule | undefined,
): Emitted {
  const over = node.filterOver?.overClause;
  if (!over) return refuse(node, 'missing-over', `${name}() needs OVER`);
  const filter = node.filterOver.filterClause;
  if (filter && !rule) return refuse(node, 'filter', `FILTER cannot be used with ${name}()`);
  const filtered = filter ? ` FILTER (WHERE ${emitCondition(context, filter).sql})` : '';
  const tail = `${filtered} OVER ${emitOver(context, over)}`;
  if (rule) {
    const call = aggregateCall(context, node, tail, undefined);
    if (call.distinct !== '' || call.order !== '')
      return refuse(node, 'window-aggregate', 'an aggregate with OVER has DISTINCT or ORDER BY');
    return rule(call);
  }
  if (RANKS.has(name)) return emitted(`${name}()${tail}`, 'integer', [], { nullable: false });
  if (SHARES.has(name)) return emitted(`${name}()${tail}`, 'real', [], { nullable: false });
  return valueFunction(context, node, name, tail);
}

function valueFunction(
  context: Context,
  node: FunctionCallExpr | FunctionCallStarExpr,
  name: string,
  tail: string,
): Emitted {
  const args = node.type === 'FunctionCallExpr' ? (node.args ?? []) : [];
  const values = args.map((arg) => emitExpression(context, arg));
  const int = (index: number): string => {
    const value = asInteger(context, node, values[index] ?? emitted('1', 'integer', [], { small: true }));
    return value.small === true ? value.sql : castSql(value, 'int');
  };
  if (name === 'ntile') return emitted(`ntile(${int(0)})${tail}`, 'integer', [], { nullable: false, small: true });
  const [first, , fallback] = values;
  if (!first) return refuse(node, 'argument-count', `${name}() needs an argument`);
  if (name === 'first_value' || name === 'last_value')
    return shifted(context, node, first, (sql) => `${name}(${sql})${tail}`);
  if (name === 'nth_value') return shifted(context, node, first, (sql) => `nth_value(${sql}, ${int(1)})${tail}`);
  if (!fallback) {
    const offset = values.length > 1 ? `, ${int(1)}` : '';
    return shifted(context, node, first, (sql) => `${name}(${sql}${offset})${tail}`);
  }
  const { type, parts, dynamic, limit } = unify(context, node, [first, fallback]);
  const build = (list: readonly Emitted[]): string =>
    `${name}(${list[0]?.sql ?? 'NULL'}, ${int(1)}, ${list[1]?.sql ?? 'NULL'})${tail}`;
  return emitted(build(typedText(parts)), type, parts, {
    nullable: true,
    limit,
    ...(dynamic ? { dynamic: build(dynamic) } : {}),
  });
}

/** Literals have no type of their own where PostgreSQL looks for anycompatible. */
function typedText(parts: readonly Emitted[]): readonly Emitted[] {
  return parts.map((part) => (part.constant && part.type === 'text' ? { ...part, sql: `${part.sql}::text` } : part));
}

function shifted(
  context: Context,
  node: FunctionCallExpr | FunctionCallStarExpr,
  value: Emitted,
  build: (sql: string) => string,
): Emitted {
  const typed = typedText([value.column ? value : asValue(context, node, value)])[0] ?? value;
  const { type, column, form, small, limit, blurred, dynamic, numbersOnly } = typed;
  return emitted(build(typed.sql), type, [typed], {
    nullable: true,
    column,
    form,
    small,
    limit,
    blurred,
    numbersOnly,
    dynamic: dynamic === undefined ? undefined : build(dynamic),
  });
}
