import { translateExpression, type Translation } from '@lite2pg/dialect';
import {
  type ColumnKey,
  counted,
  type Expression,
  type ExpressionKey,
  type IndexKey,
  makeFinding,
  type Table,
  type TargetIndex,
  type TargetTable,
} from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { keepsNullsOrder } from './nulls-order.js';
import { foldText, isFolding } from '../name/folding.js';
import { formatIdentifier } from '../name/identifier.js';
import { pickColumn } from '../target/pick-column.js';
import { MAX_KEY_COLUMNS } from '../target/target-key.js';
import { isCall } from '../sql/token.js';
import { translate } from '../target/translation.js';

/** An index of a table. */
export interface IndexOf {
  readonly source: Table;
  readonly table: TargetTable;
  readonly index: TargetIndex;
}

/**
 * An index behind `CREATE INDEX`; undefined for one that cannot be translated, which is a finding.
 *
 * SQLite sorts NULLs first, PostgreSQL last, and a translated `ORDER BY` says so. An index serves an order only if
 * its NULLs lie the same way, so a key that can be NULL is written as SQLite has it: `NULLS FIRST` ascending, `DESC
 * NULLS LAST` descending (which the same index read backwards serves too). Keys that cannot be NULL stay plain, and so
 * do the indexes of constraints, which nobody sorts by. The config's `nullsFirst` may say otherwise.
 */
export function describeIndex(context: DdlContext, { source, table, index }: IndexOf): string | undefined {
  const { where } = index.index;
  const keys = keysThatFit(context, index);
  const keyList = keys?.map((key) =>
    'column' in key
      ? columnKey(context, { source, table, index }, key)
      : expressionKey(context, { source, table, index }, key),
  );
  const condition = where && say(context, { source, table, index }, where, 'index-where');
  if (condition === null || keyList === undefined || keyList.includes(undefined)) return undefined;
  const filter = condition === undefined ? '' : ` WHERE ${condition}`;
  return `${formatIdentifier(index.name)} ON ${table.sql} (${keyList.join(', ')})${filter}`;
}

/** An index that forbids nothing finds rows by its first keys, too; undefined for a unique one that is too long. */
function keysThatFit({ gathered }: DdlContext, { index, subject }: TargetIndex): readonly IndexKey[] | undefined {
  const { keys, unique } = index;
  if (keys.length <= MAX_KEY_COLUMNS) return keys;
  const has = `has ${counted(keys.length, 'key')}, PostgreSQL allows ${MAX_KEY_COLUMNS}`;
  const message = unique ? `${has}: it is left out` : `${has}: it is created over the first of them`;
  gathered.findings.push(
    unique
      ? makeFinding('warning', 'too-many-key-columns', { subject, message })
      : makeFinding('note', 'index-cut', { subject, message }),
  );
  return unique ? undefined : keys.slice(0, MAX_KEY_COLUMNS);
}

function columnKey(context: DdlContext, { table, index }: IndexOf, key: ColumnKey): string {
  const column = pickColumn(table, key.column);
  const hasNulls = column.nullable && !index.isConstraint;
  const collation = key.collation ?? column.collation;
  if (key.collation !== undefined) reportCollation(context, index, key.collation);
  const sql = isFolding(column.type, collation) ? foldText(column.sql, collation) : column.sql;
  return `${sql}${describeOrder(key.descending, hasNulls && keepsNullsOrder(context, key.column))}`;
}

function expressionKey(context: DdlContext, of: IndexOf, key: ExpressionKey): string | undefined {
  const sql = say(context, of, key.expression, 'index');
  if (sql === null) return undefined;
  const { collation } = key;
  if (collation !== undefined) reportCollation(context, of.index, collation);
  const isFolded = collation === 'nocase' || collation === 'rtrim';
  const whole = isCall(sql) ? sql : `(${sql})`;
  const text = isFolded ? foldText(whole, collation) : whole;
  return `${text}${describeOrder(key.descending, keepsNullsOrder(context, undefined))}`;
}

const KNOWN_COLLATIONS: ReadonlySet<string> = new Set(['binary', 'nocase', 'rtrim']);

function reportCollation({ gathered }: DdlContext, { subject }: TargetIndex, collation: string): void {
  if (KNOWN_COLLATIONS.has(collation)) return;
  const message = `sorts by the application's collation "${collation}": on PostgreSQL it sorts by bytes`;
  gathered.findings.push(makeFinding('warning', 'custom-collation', { subject, message }));
}

function describeOrder(descending: boolean | undefined, asInSqlite: boolean): string {
  if (descending) return asInSqlite ? ' DESC NULLS LAST' : ' DESC';
  return asInSqlite ? ' NULLS FIRST' : '';
}

function say(
  { scope, gathered }: DdlContext,
  { source, index: { subject } }: IndexOf,
  expression: Expression,
  use: 'index' | 'index-where',
): string | null {
  const ask = (sql: string): Translation => translateExpression({ sql, scope, table: source.name, use });
  return translate(expression, { subject, without: 'the index is left out', ask }, gathered);
}
