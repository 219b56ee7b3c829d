import { foldName } from '@lite2pg/syntax';
import { aggregateRule } from '../functions/aggregate.js';
import type { FunctionCallExpr, FunctionCallStarExpr } from '../parse/parse.js';

/** A call of an aggregate function. */
export type AggregateNode = FunctionCallExpr | FunctionCallStarExpr;

/** The aggregates in a piece of syntax, those of subqueries and those with OVER left out. */
export function findAggregates(node: unknown): readonly AggregateNode[] {
  if (Array.isArray(node)) return node.flatMap((item: unknown) => findAggregates(item));
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  if (node.type === 'Select') return [];
  const found = isAggregate(node) ? [node as unknown as AggregateNode] : [];
  return [...found, ...Object.values(node).flatMap((value: unknown) => findAggregates(value))];
}

/** Whether there is one. */
export function containsAggregate(node: unknown): boolean {
  return findAggregates(node).length > 0;
}

/** Whether there is a SELECT inside. */
export function containsSelect(node: unknown): boolean {
  if (Array.isArray(node)) return node.some((item: unknown) => containsSelect(item));
  if (typeof node !== 'object' || node === null) return false;
  return (
    ('type' in node && node.type === 'Select') || Object.values(node).some((value: unknown) => containsSelect(value))
  );
}

function isAggregate(node: { readonly type: unknown }): boolean {
  if (node.type !== 'FunctionCallExpr' && node.type !== 'FunctionCallStarExpr') return false;
  const call = node as AggregateNode;
  const count = call.type === 'FunctionCallStarExpr' ? -1 : (call.args?.length ?? 0);
  return call.filterOver?.overClause === undefined && aggregateRule(foldName(call.name.name), count) !== undefined;
}
