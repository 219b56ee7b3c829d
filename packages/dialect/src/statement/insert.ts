import { note, refuse, type Context } from '../context/context.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitted, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import { collidingKeys, conflictClause } from './upsert.js';
import { refuseFollowers, replaceRow, runsTriggers } from './replace-row.js';
import type { InsertStmt, Select, Spanned } from '../parse/parse.js';
import { emitQuery } from '../query/query.js';
import type { ScopeColumn } from '../scope/scope.js';
import { storeInto } from '../value/store.js';
import { derivedValue } from '../context/table-source.js';
import { counted, quoteLiteral } from '@lite2pg/spec';
import { bindCtes } from '../query/with.js';
import { columnOf, emitReturning, writeTarget, type WriteTarget } from './write-target.js';

/** The parts of an INSERT that statements and trigger bodies share. */
export type InsertParts = Pick<
  InsertStmt,
  'with' | 'orConflict' | 'tblName' | 'columns' | 'body' | 'returning' | 'span'
>;

/** INSERT and REPLACE, with their upserts and RETURNING. */
export function emitInsert(outer: Context, node: InsertParts): string {
  const { context, sql: withSql } = bindCtes(outer, node.with);
  const target = writeTarget(context, node.tblName, true);
  const prefix = withSql === '' ? '' : `${withSql} `;
  const returning = emitReturning(
    context,
    { ...target.source, columns: writeTarget(context, node.tblName, false).source.columns },
    node.returning,
  );
  if (node.body.type === 'DefaultValuesInsertBody') {
    const conflict = conflictClause(context, node, target, []);
    return `${prefix}INSERT INTO ${target.sql} DEFAULT VALUES${conflict}${returning}`;
  }
  const columns = node.columns
    ? node.columns.map((name) => columnOf(name, target.table, name.text))
    : target.table.columns.filter((column) => column.generated !== true && column.hidden !== true);
  noteExplicitId(context, node, target, columns);
  const list = columns.map((column) => identifier(column.target)).join(', ');
  const keys = node.orConflict === 'Replace' ? collidingKeys(target.table, columns) : [];
  const hasOpenIndex = node.orConflict === 'Replace' && (target.table.uniqueIndexes ?? []).length > 0;
  if (keys.length > 0 || hasOpenIndex) refuseFollowers(context, node, target.table);
  if (
    hasOpenIndex ||
    keys.length > 1 ||
    (keys.length === 1 && runsTriggers(context, target.table, 'insert', 'update'))
  ) {
    const replacement = replaceRow(context, node, target, columns, keys);
    const [row = []] = emitValues(context, node.body.select, target, columns) ?? [];
    const kept = columns.flatMap((column, index) =>
      row[index] === 'DEFAULT' ? [] : [{ column, sql: row[index] ?? '' }],
    );
    const names = kept.map(({ column }) => identifier(column.target)).join(', ');
    const values = kept.map(({ sql }) => sql).join(', ');
    return `${replacement.with}INSERT INTO ${target.sql} (${names}) SELECT ${values}${replacement.after}${returning}`;
  }
  const rows = emitRows(context, node.body.select, target, columns);
  const conflict = conflictClause(context, node, target, columns);
  return `${prefix}INSERT INTO ${target.sql} (${list}) ${rows}${conflict}${returning}`;
}

function noteExplicitId(
  context: Context,
  node: InsertParts,
  target: WriteTarget,
  columns: readonly ScopeColumn[],
): void {
  if (target.table.rowid === undefined || !columns.some((column) => column.name === target.table.rowid)) return;
  note(context, node.tblName, {
    code: 'explicit-id',
    message: `"${target.table.rowid}" is written explicitly: PostgreSQL's sequence does not follow it, SQLite's next id would`,
    suggestion: `leave "${target.table.rowid}" out, or setval() afterwards`,
  });
}

function emitRows(context: Context, select: Select, target: WriteTarget, columns: readonly ScopeColumn[]): string {
  const values = emitValues(context, select, target, columns);
  if (values) return `VALUES ${values.map((row) => `(${row.join(', ')})`).join(', ')}`;
  const query = emitQuery(context, select, { exact: false });
  if (query.columns.length !== columns.length)
    return refuse(
      select,
      'column-count',
      `${counted(query.columns.length, 'value')} for ${counted(columns.length, 'column')}`,
    );
  const names = query.columns.map((_, index) => `value_${index + 1}`);
  const stored = query.columns.map((column, index) => {
    const name = names[index] ?? '';
    return rowValue(context, select, target, columns[index], derivedValue(column.value, name));
  });
  if (stored.every((sql, index) => sql === names[index])) return query.sql;
  return `SELECT ${stored.join(', ')} FROM (${query.sql}) AS source (${names.join(', ')})`;
}

/** The rows of VALUES as the columns take them; undefined where it is another query. */
function emitValues(
  context: Context,
  { select: body, compounds, with: clause }: Select,
  target: WriteTarget,
  columns: readonly ScopeColumn[],
): readonly (readonly string[])[] | undefined {
  if (body.type !== 'SelectValues' || compounds || clause) return undefined;
  return body.values.map((row) => {
    if (row.values.length !== columns.length)
      return refuse(
        row,
        'column-count',
        `${counted(row.values.length, 'value')} for ${counted(columns.length, 'column')}`,
      );
    return row.values.map((expr, index) =>
      rowValue(context, expr, target, columns[index], emitExpression(context, expr)),
    );
  });
}

/** NULL for the rowid asks for the next number, as leaving it out does. */
function rowValue(
  context: Context,
  at: Spanned,
  target: WriteTarget,
  column: ScopeColumn | undefined,
  value: Emitted,
): string {
  if (!column) return refuse(at, 'column-count', 'a value has no column');
  const isRowid = column.name === target.table.rowid;
  if (isRowid && value.constant?.kind === 'null') return 'DEFAULT';
  const stored = storeInto(context, at, column, value);
  if (!isRowid || stored.constant || (!value.nullable && value.type !== 'bind')) return stored.sql;
  const next = `nextval(pg_get_serial_sequence(${quoteLiteral(target.table.target)}, ${quoteLiteral(column.target)}))`;
  return emitted(`COALESCE(${stored.sql}, ${next})`, 'integer').sql;
}
