import { refuse, type Context } from '../context/context.js';
import { joined } from './compare-rows.js';
import { answered, bare, emitCompare } from './emit-compare.js';
import { emitExpression } from './emit-expression.js';
import { negated } from './emit-logic.js';
import { comparableQuery } from './in-query.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr, Select } from '../parse/parse.js';

type Node<K extends Expr['type']> = Extract<Expr, { type: K }>;

/** x BETWEEN a AND b: two comparisons, each with its own affinity; PostgreSQL's BETWEEN where both are its own. */
export function emitBetween(context: Context, node: Node<'BetweenExpr'>): Emitted {
  const [value, start, end] = [node.lhs, node.start, node.end].map((part) => emitExpression(context, part));
  if (!value || !start || !end) throw new Error('BETWEEN has three operands');
  const [low, high] = [emitCompare(context, node, '>=', value, start), emitCompare(context, node, '<=', value, end)];
  if (!value.row && low.sql === bare(value, '>=', start).sql && high.sql === bare(value, '<=', end).sql) {
    const tight = PRECEDENCE.between + 1;
    const sql = `${operand(value, tight)} ${node.not ? 'NOT ' : ''}BETWEEN ${operand(start, tight)} AND ${operand(end, tight)}`;
    return emitted(sql, 'boolean', [value, start, end], { precedence: PRECEDENCE.between });
  }
  if (value.volatility === 'volatile')
    return refuse(node, 'volatile-operand', 'BETWEEN compares a value that changes at every call');
  const both = joined('AND', [low, high]);
  return node.not ? negated(both) : both;
}

/** x IN (a, b, …): the list takes the affinity of x; an empty list holds nothing. */
export function emitInList(context: Context, node: Node<'InListExpr'>): Emitted {
  const items = node.rhs ?? [];
  if (items.length === 0) return emitted(String(node.not), 'boolean');
  const value = emitExpression(context, node.lhs);
  const elements = items.map((item): Emitted => ({
    ...emitExpression(context, item),
    affinity: 'none',
    collation: undefined,
  }));
  const tests = elements.map((element) => emitCompare(context, node, '=', value, element));
  const list = listOf(value, tests);
  if (list) {
    const sql = `${operand(value, PRECEDENCE.between + 1)} ${node.not ? 'NOT ' : ''}IN (${list.join(', ')})`;
    return emitted(sql, 'boolean', [value, ...elements], { precedence: PRECEDENCE.between });
  }
  if (value.volatility === 'volatile')
    return refuse(node, 'volatile-operand', 'IN compares a value that changes at every call');
  const any = joined('OR', tests);
  return node.not ? negated(any) : any;
}

/** The right sides, where every test is `value = something` in PostgreSQL's own words. */
function listOf(value: Emitted, tests: readonly Emitted[]): readonly string[] | undefined {
  const start = `${operand(value, PRECEDENCE.between)} = `;
  const sides = tests.map((test) =>
    test.precedence === PRECEDENCE.compare && test.sql.startsWith(start) ? test.sql.slice(start.length) : undefined,
  );
  return sides.every((side) => side !== undefined) ? sides : undefined;
}

/** x IN (SELECT …), also with row values. */
export function emitInSelect(context: Context, node: Node<'InSelectExpr'>): Emitted {
  return inQuery(context, node, node.rhs);
}

/** x IN table. */
export function emitInTable(context: Context, node: Node<'InTableExpr'>): Emitted {
  if (node.args) return refuse(node, 'table-function', 'IN reads a table-valued function', 'IN (SELECT … FROM …)');
  const { span } = node.rhs;
  const select: Select = {
    type: 'Select',
    with: undefined,
    select: {
      type: 'SelectFrom',
      distinctness: undefined,
      columns: [{ type: 'StarResultColumn', span }],
      from: {
        type: 'FromClause',
        select: { type: 'TableSelectTable', tblName: node.rhs, alias: undefined, indexed: undefined, span },
        joins: undefined,
        span,
      },
      whereClause: undefined,
      groupBy: undefined,
      having: undefined,
      windowClause: undefined,
      span,
    },
    compounds: undefined,
    orderBy: undefined,
    limit: undefined,
    span,
  };
  return inQuery(context, node, select);
}

function inQuery(context: Context, node: Node<'InSelectExpr' | 'InTableExpr'>, select: Select): Emitted {
  const value = emitExpression(context, node.lhs);
  const { left, query, columns } = comparableQuery(context, node, value, select);
  if (columns.length === 0) return answered(false, [value]);
  const sql = `${operand(left, PRECEDENCE.between + 1)} ${node.not ? 'NOT ' : ''}IN (${query})`;
  return emitted(sql, 'boolean', [left, ...columns], {
    precedence: PRECEDENCE.between,
    nullable: true,
    volatility: 'stable',
  });
}
