import { sameName } from '@lite2pg/syntax';
import { compatName, note, refuse, sourceOf, type Context } from '../context/context.js';
import { asValue, untypedBind } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import type { NameFrame, Source } from '../context/names.js';
import { classesOf, type ValueClasses } from '../value/value-classes.js';
import type { Expr, ResultColumn as ResultNode, Spanned } from '../parse/parse.js';

/** One column a query gives. */
export interface ResultColumn {
  /** As SQLite calls it. */
  readonly name: string;
  /** The name given with AS. */
  readonly alias?: string | undefined;
  /** Of a compound query: what the SELECTs behind the first one call it, which ORDER BY may use too. */
  readonly others?: readonly string[] | undefined;
  /** Which classes its values may have by its form. */
  readonly classes?: ValueClasses | undefined;
  readonly value: Emitted;
}

/** The result columns of a SELECT or of RETURNING, `*` spelt out, named as SQLite names them. */
export function resultColumns(
  context: Context,
  frame: NameFrame,
  nodes: readonly ResultNode[],
): readonly ResultColumn[] {
  const columns = nodes.flatMap((node): readonly ResultColumn[] => {
    switch (node.type) {
      case 'StarResultColumn':
        return frame.sources.flatMap((source) => starOf(node, source));
      case 'TableStarResultColumn': {
        const source = frame.sources.find((item) => sameName(item.name, node.table.text));
        return source
          ? starOf(node, source)
          : refuse(node, 'no-such-table', `there is no table ${node.table.text} here`);
      }
      case 'ExprResultColumn': {
        const alias = node.alias?.name.text;
        const value = resultValue(context, node.expr);
        const classes = classesOf(node.expr, (part) => emitExpression(context, part));
        return [{ name: alias ?? nameOf(context, frame, node.expr), alias, value, classes }];
      }
    }
  });
  return columns.map((column) => ({ ...column, value: given(context, column.value) }));
}

function starOf(node: Spanned, source: Source): readonly ResultColumn[] {
  if (source.partial)
    return refuse(node, 'catalog-star', `* of ${source.name} has columns that PostgreSQL does not have`);
  return source.columns.filter((column) => column.hidden !== true).map(({ name, value }) => ({ name, value }));
}

/** The value as a client gets it: conditions as 0 and 1; columns as the target holds them. */
function resultValue(context: Context, expr: Expr): Emitted {
  const value = emitExpression(context, expr);
  if (value.row) return refuse(expr, 'row-value', 'a result column is a row value');
  if (value.type === 'bind') return untypedBind(context, expr, value);
  if (value.column) return value;
  const result = asValue(context, expr, value);
  if (result.type === 'any' && !isNumeric(context, result)) {
    note(context, expr, {
      code: 'dynamic-type',
      message:
        'this column has values of several storage classes; it comes as jsonb, which drivers parse into numbers and strings',
      suggestion: 'CAST(… AS TEXT) or CAST(… AS INTEGER)',
    });
  }
  return result;
}

/** The value as the query gives it: of a view, what can be nothing but a number as numeric, whose scale keeps 2.0 apart from 2. */
function given(context: Context, value: Emitted): Emitted {
  if (context.embedded !== undefined && typeof value.json === 'function')
    return emitted(value.json(context.embedded), 'text', [value]);
  if (!isNumeric(context, value)) return { ...value, numeric: undefined };
  // Of rows that are grouped, only what they are grouped by may stand here, and that is `sql`.
  const plain = context.grouping ? undefined : value.numeric;
  const sql = plain ?? `${compatName(context, 'numeric_of')}(${value.sql})`;
  return { ...value, sql, type: 'number', numeric: sql, precedence: PRECEDENCE.atom };
}

function isNumeric(context: Context, value: Emitted): boolean {
  return context.numeric === true && value.type === 'any' && value.numbersOnly === true;
}

/** The name SQLite gives a column without AS: the column's own, else the text of the expression. */
function nameOf(context: Context, frame: NameFrame, expr: Expr): string {
  const inner = expr.type === 'ParenthesizedExpr' && expr.exprs.length === 1 ? (expr.exprs[0] ?? expr) : expr;
  if (inner.type !== 'Id' && inner.type !== 'QualifiedExpr') return sourceOf(context, expr);
  const rows = context.grouping ? { ...context, frame: context.grouping.inner, grouping: undefined } : context;
  const { sql } = emitExpression(rows, inner);
  const all = (rows.frame ?? frame).sources.flatMap((source) => source.columns);
  return all.find((item) => item.value.sql === sql)?.name ?? (inner.type === 'Id' ? inner.name : inner.column.text);
}

/** The list behind SELECT: each value with the name it must have. */
export function selectList(columns: readonly ResultColumn[], names = true): string {
  return columns
    .map(({ name, value }) => {
      const known = value.sql === identifier(name) || value.sql.endsWith(`.${identifier(name)}`);
      return !names || known ? value.sql : `${value.sql} AS ${identifier(name)}`;
    })
    .join(', ');
}
