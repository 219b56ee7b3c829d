import { collationOf } from '../value/collate.js';
import { asValue } from '../value/convert.js';
import { containsAggregate } from './find-aggregate.js';
import { Refusal } from '../parse/refusal.js';
import { refuse, sourceOf, type Context } from '../context/context.js';
import { emitBinary } from './emit-binary.js';
import { emitCase } from './emit-case.js';
import { emitCast } from './emit-cast.js';
import { emitBetween, emitInList, emitInSelect, emitInTable } from './emit-in.js';
import { emitLike } from './emit-like.js';
import { emitBlob, emitNow, emitNumber, emitString, emitVariable } from './emit-literal.js';
import { emitIdentifier, emitQualified } from './emit-name.js';
import { emitNullTest } from './emit-logic.js';
import { emitExists, emitScalarSubquery } from './emit-subquery.js';
import { emitUnary } from './emit-unary.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { emitCall } from '../functions/call.js';
import type { Expr } from '../parse/parse.js';

/** A SQLite expression as PostgreSQL's; throws a Refusal where there is no exact one. */
export function emitExpression(context: Context, node: Expr): Emitted {
  const value = groupKeyOf(context, node) ?? emitNode(context, node);
  const collate = value.explicitCollation || isLeaf(node) ? undefined : writtenCollation(context, node);
  return collate ? { ...value, collation: collationOf(collate, collate.collation), explicitCollation: true } : value;
}

type Collate = Extract<Expr, { type: 'CollateExpr' }>;

/** COLLATE anywhere inside an operand counts as the operand's own (https://sqlite.org/datatype3.html#collation); not in a subquery. */
function writtenCollation(context: Context, node: Expr): Collate | undefined {
  return sourceOf(context, node).toUpperCase().includes('COLLATE') ? findCollate(node) : undefined;
}

function findCollate(node: unknown): Collate | undefined {
  if (typeof node !== 'object' || node === null || ('type' in node && node.type === 'Select')) return undefined;
  if ('type' in node && node.type === 'CollateExpr') return node as Collate;
  for (const part of Object.values(node)) {
    const found = findCollate(part);
    if (found) return found;
  }
  return undefined;
}

/** An expression that rows are grouped by is just that, not one over columns of some row of the group. */
function groupKeyOf(context: Context, node: Expr): Emitted | undefined {
  const { grouping } = context;
  if (!grouping || grouping.keys.size === 0 || isLeaf(node) || containsAggregate(node)) return undefined;
  const found = tryEmit({ ...context, frame: grouping.inner, grouping: undefined }, node);
  // Of a group only the key is known, not the column that it is made of.
  return found && grouping.keys.has(asKey(context, node, found)) ? { ...found, cutTo: undefined } : undefined;
}

function isLeaf(node: Expr): boolean {
  return node.type.endsWith('Literal') || node.type === 'VariableExpr';
}

function asKey(context: Context, node: Expr, value: Emitted): string {
  return value.column || value.type === 'boolean' ? value.sql : asValue(context, node, value).sql;
}

function tryEmit(context: Context, node: Expr): Emitted | undefined {
  try {
    return emitNode(context, node);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function emitNode(context: Context, node: Expr): Emitted {
  switch (node.type) {
    case 'NumericLiteral':
      return emitNumber(node);
    case 'StringLiteral':
      return emitString(node);
    case 'BlobLiteral':
      return emitBlob(node);
    case 'NullLiteral':
      return emitted('NULL', 'null', [], { nullable: true, constant: { kind: 'null' } });
    case 'KeywordLiteral':
      return refuse(node, 'unknown-keyword', `${node.value} is not a value that PostgreSQL knows`);
    case 'CurrentDateLiteral':
    case 'CurrentTimeLiteral':
    case 'CurrentTimestampLiteral':
      return emitNow(context, node);
    case 'VariableExpr':
      return emitVariable(context, node);
    case 'Id':
      return emitIdentifier(context, node, node.name);
    case 'NameExpr':
      return emitIdentifier(context, node, node.name.text);
    case 'QualifiedExpr':
      return emitQualified(context, node);
    case 'UnaryExpr':
      return emitUnary(context, node);
    case 'BinaryExpr':
      return emitBinary(context, node);
    case 'BetweenExpr':
      return emitBetween(context, node);
    case 'CaseExpr':
      return emitCase(context, node);
    case 'CastExpr':
      return emitCast(context, node);
    case 'CollateExpr':
      return {
        ...emitExpression(context, node.expr),
        collation: collationOf(node, node.collation),
        explicitCollation: true,
      };
    case 'ExistsExpr':
      return emitExists(context, node);
    case 'FunctionCallExpr':
    case 'FunctionCallStarExpr':
      return emitCall(context, node);
    case 'InListExpr':
      return emitInList(context, node);
    case 'InSelectExpr':
      return emitInSelect(context, node);
    case 'InTableExpr':
      return emitInTable(context, node);
    case 'IsNullExpr':
    case 'NotNullExpr':
      return emitNullTest(context, node);
    case 'LikeExpr':
      return emitLike(context, node);
    case 'ParenthesizedExpr':
      return emitParenthesized(context, node.exprs);
    case 'RaiseExpr':
      return refuse(
        node,
        'raise-in-expression',
        'RAISE inside an expression; as the column of a SELECT it can be translated',
      );
    case 'SubqueryExpr':
      return emitScalarSubquery(context, node);
  }
}

function emitParenthesized(context: Context, exprs: readonly Expr[]): Emitted {
  const [first] = exprs;
  if (first && exprs.length === 1) return emitExpression(context, first);
  const row = exprs.map((expr) => emitExpression(context, expr));
  return emitted(`(${row.map((item) => item.sql).join(', ')})`, 'row', row, { row, precedence: PRECEDENCE.atom });
}
