import { foldName } from '@lite2pg/syntax';
import { counted } from '@lite2pg/spec';
import { refuse, type Context } from '../context/context.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import type { Expr, FunctionCallExpr, FunctionCallStarExpr } from '../parse/parse.js';
import { aggregateRule, emitAggregate } from './aggregate.js';
import { DATE_FUNCTIONS } from './date.js';
import { GEOMETRY_FUNCTIONS } from './geometry.js';
import { JSON_FUNCTIONS } from './json.js';
import { LOGIC_FUNCTIONS } from './logic.js';
import { MATH_FUNCTIONS } from './math.js';
import { NUMBER_FUNCTIONS } from './number.js';
import { STRING_FUNCTIONS } from './string.js';
import { SYSTEM_FUNCTIONS } from './system.js';
import { emitWindow, isWindowFunction } from './window.js';

/** A call of a scalar function with its arguments translated. */
export interface Call {
  readonly context: Context;
  readonly node: Expr;
  readonly name: string;
  readonly args: readonly Expr[];
  readonly values: readonly Emitted[];
}

/** How one function is translated, and how many arguments SQLite gives it. */
export interface FunctionRule {
  readonly min: number;
  readonly max: number;
  readonly emit: (call: Call) => Emitted;
}

const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map(
  [
    STRING_FUNCTIONS,
    NUMBER_FUNCTIONS,
    MATH_FUNCTIONS,
    LOGIC_FUNCTIONS,
    DATE_FUNCTIONS,
    JSON_FUNCTIONS,
    SYSTEM_FUNCTIONS,
    GEOMETRY_FUNCTIONS,
  ].flatMap((rules) => Object.entries(rules)),
);

/** A function call: an aggregate, a window function, or a scalar function by its rule. */
export function emitCall(context: Context, node: FunctionCallExpr | FunctionCallStarExpr): Emitted {
  const name = foldName(node.name.name);
  const args = node.type === 'FunctionCallExpr' ? (node.args ?? []) : [];
  const aggregate = aggregateRule(name, node.type === 'FunctionCallStarExpr' ? -1 : args.length);
  if (isWindowFunction(name) || (aggregate && node.filterOver?.overClause))
    return emitWindow(context, node, name, aggregate);
  if (aggregate) return emitAggregate(context, node, name, aggregate);
  const rule = FUNCTIONS.get(name);
  if (!rule)
    return refuse(
      node,
      'unknown-function',
      `${name}() is not a function of SQLite, or has no equivalent in PostgreSQL`,
    );
  if (node.type === 'FunctionCallStarExpr' || node.filterOver || node.distinctness || node.orderBy) {
    return refuse(node, 'not-an-aggregate', `${name}() is not an aggregate`);
  }
  if (args.length < rule.min || args.length > rule.max) {
    return refuse(node, 'argument-count', `${name}() with ${counted(args.length, 'argument')} is an error in SQLite`);
  }
  const values = args.map((arg) => emitExpression(context, arg));
  if (values.some((value) => value.row)) return refuse(node, 'row-value', 'found a row value, expected one value');
  return rule.emit({ context, node, name, args, values });
}

/** The argument at a position; the rule's `min` promises it. */
export function argumentAt(call: Call, index: number): Emitted {
  return call.values[index] ?? emitted('NULL', 'null', [], { nullable: true, constant: { kind: 'null' } });
}

/** An argument given back unchanged: what a function gives has no affinity, and no collation of a column. */
export function asResult(value: Emitted): Emitted {
  return { ...value, affinity: 'none', collation: undefined, explicitCollation: false };
}
