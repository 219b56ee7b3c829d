import { foldName, sameName } from '@lite2pg/syntax';
import { collationOf } from '../value/collate.js';
import { refuse } from '../context/context.js';
import type { Expr } from '../parse/parse.js';
import type { ResultColumn } from './result-column.js';

/** The result column an ORDER BY term names: by its position, or by its alias. */
export function namedColumn(columns: readonly ResultColumn[], expr: Expr): ResultColumn | undefined {
  if (expr.type === 'CollateExpr') {
    const inner = namedColumn(columns, expr.expr);
    if (!inner) return undefined;
    const collation = collationOf(expr, expr.collation);
    return { ...inner, value: { ...inner.value, collation, explicitCollation: true } };
  }
  const position = positionOf(expr);
  if (position !== undefined)
    return (
      columns[position - 1] ??
      refuse(expr, 'order-position', `there is no result column ${position}`, `ORDER BY 1 to ${columns.length}`)
    );
  if (expr.type !== 'Id') return undefined;
  return columns.find((column) => column.alias !== undefined && sameName(column.alias, foldName(expr.name)));
}

/** The result column a term of ORDER BY or GROUP BY counts to: 2, (2) and -(-2) do. */
export function positionOf(expr: Expr): number | undefined {
  if (expr.type === 'ParenthesizedExpr' && expr.exprs.length === 1 && expr.exprs[0]) return positionOf(expr.exprs[0]);
  if (expr.type === 'UnaryExpr' && (expr.op === 'Positive' || expr.op === 'Negative')) {
    const position = positionOf(expr.expr);
    return position === undefined || expr.op === 'Positive' ? position : -position;
  }
  const digits = expr.type === 'NumericLiteral' && Array.from(expr.value).every((char) => char >= '0' && char <= '9');
  return digits ? Number(expr.value) : undefined;
}
