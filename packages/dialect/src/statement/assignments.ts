import { counted } from '@lite2pg/spec';
import { refuse, type Context } from '../context/context.js';
import { emitExpression } from '../expression/emit-expression.js';
import { identifier } from '../sql/identifier.js';
import type { Expr, SetAssignment } from '../parse/parse.js';
import { emitQuery } from '../query/query.js';
import type { ScopeColumn, ScopeTable } from '../scope/scope.js';
import { storeInto } from '../value/store.js';
import { derivedValue } from '../context/table-source.js';
import { columnOf } from './write-target.js';

/** The list behind SET, each value as its column takes it. */
export function emitAssignments(context: Context, table: ScopeTable, sets: readonly SetAssignment[]): string {
  const targets = sets.map((set) => set.colNames.map((name) => columnOf(name, table, name.text)));
  const lasts = new Map(targets.flatMap((columns, index) => columns.map((column) => [column, index] as const)));
  return sets
    .flatMap((set, index) => {
      const columns = targets[index] ?? [];
      return emitAssignment(context, set, columns, (column) => lasts.get(column) === index);
    })
    .join(', ');
}

/** Of a column that is set twice SQLite takes the last value. */
function emitAssignment(
  context: Context,
  set: SetAssignment,
  columns: readonly ScopeColumn[],
  isLast: (column: ScopeColumn) => boolean,
): readonly string[] {
  const [only] = columns;
  if (only && columns.length === 1) return isLast(only) ? [assigned(context, only, set.expr)] : [];
  if (set.expr.type === 'SubqueryExpr') {
    const repeated = columns.find((column) => !isLast(column));
    return repeated
      ? refuse(set, 'set-twice', `SET names "${repeated.name}" twice`, `leave "${repeated.name}" out of the first list`)
      : [fromQuery(context, set, columns)];
  }
  const values = set.expr.type === 'ParenthesizedExpr' ? set.expr.exprs : [];
  if (values.length !== columns.length)
    return refuse(set, 'column-count', `${counted(values.length, 'value')} for ${counted(columns.length, 'column')}`);
  return columns.flatMap((column, index) =>
    isLast(column) ? [assigned(context, column, values[index] ?? set.expr)] : [],
  );
}

function assigned(context: Context, column: ScopeColumn, expr: Expr): string {
  if (column.generated) return refuse(expr, 'generated-column', `"${column.name}" is a generated column`);
  return `${identifier(column.target)} = ${storeInto(context, expr, column, emitExpression(context, expr)).sql}`;
}

function fromQuery(context: Context, set: SetAssignment, columns: readonly ScopeColumn[]): string {
  if (set.expr.type !== 'SubqueryExpr') return refuse(set, 'row-value', 'found a row value, expected a subquery');
  const query = emitQuery(context, set.expr.select, { exact: false, firstRow: true });
  if (query.columns.length !== columns.length)
    return refuse(
      set,
      'column-count',
      `${counted(query.columns.length, 'value')} for ${counted(columns.length, 'column')}`,
    );
  const names = columns.map((_, index) => `value_${index + 1}`);
  const stored = columns.map((column, index) => {
    const value = query.columns[index]?.value;
    return value ? storeInto(context, set, column, derivedValue(value, names[index] ?? '')).sql : 'NULL';
  });
  const list = columns.map((column) => identifier(column.target)).join(', ');
  const same = stored.every((sql, index) => sql === names[index]);
  return `(${list}) = (${same ? query.sql : `SELECT ${stored.join(', ')} FROM (${query.sql}) AS source (${names.join(', ')})`})`;
}
