import { counted } from '@lite2pg/spec';
import { refuse, type Context } from '../context/context.js';
import { answered, emitCompare } from './emit-compare.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Select, Spanned } from '../parse/parse.js';
import { emitQuery, type Query } from '../query/query.js';
import { refuseStored } from './emit-subquery.js';

/** `left IN (query)` with both sides in forms that PostgreSQL compares as SQLite does. */
export interface ComparableQuery {
  readonly left: Emitted;
  readonly query: string;
  readonly columns: readonly Emitted[];
}

/** A subquery beside IN: its columns are converted where their affinity or class would be converted by SQLite. */
export function comparableQuery(context: Context, at: Spanned, value: Emitted, select: Select): ComparableQuery {
  refuseStored(context, at);
  const query = emitQuery(context, select, { exact: false });
  const lefts = value.row ?? [value];
  if (lefts.length !== query.columns.length) {
    return refuse(
      at,
      'row-value',
      `${counted(lefts.length, 'value')} are compared with a subquery of ${counted(query.columns.length, 'column')}`,
    );
  }
  const pairs = lefts.map((left, index) => converted(context, at, left, columnAt(query, index)));
  const left = value.row
    ? emitted(`(${pairs.map((pair) => pair.left.sql).join(', ')})`, 'row', lefts)
    : (pairs[0]?.left ?? value);
  const columns = query.columns.map((column) => column.value);
  if (pairs.every((pair) => pair.right.sql === pair.name)) return { left, query: query.sql, columns };
  const names = pairs.map((pair) => pair.name).join(', ');
  const list = pairs.map((pair) => pair.right.sql).join(', ');
  return { left, query: `SELECT ${list} FROM (${query.sql}) AS in_query (${names})`, columns };
}

interface Pair {
  readonly name: string;
  readonly left: Emitted;
  readonly right: Emitted;
}

function columnAt(query: Query, index: number): Emitted {
  const column = query.columns[index]?.value;
  const name = `in_${index + 1}`;
  return {
    ...(column ?? emitted(name, 'any')),
    sql: name,
    precedence: PRECEDENCE.atom,
    constant: undefined,
    dynamic: undefined,
    blurred: column?.blurred === true || column?.dynamic !== undefined,
  };
}

/** Of values that are never equal only counts whether they are NULL. */
function neverEqual(left: Emitted, right: Emitted): Pair {
  const mark = (value: Emitted, sql: string): Emitted => {
    if (value.type === 'null') return emitted('NULL::integer', 'null', [value], { nullable: true });
    if (!value.nullable) return emitted(sql, 'integer', [value]);
    const isKnown = `${operand(value, PRECEDENCE.is + 1)} IS NOT NULL`;
    return emitted(`CASE WHEN ${isKnown} THEN ${sql} END`, 'integer', [value]);
  };
  return { name: right.sql, left: mark(left, '1'), right: mark(right, '0') };
}

/** Takes the two sides of `left = right` apart again. */
function converted(context: Context, at: Spanned, left: Emitted, right: Emitted): Pair {
  if (left.type === 'null' || right.type === 'null') return neverEqual(left, right);
  const test = emitCompare(context, at, '=', left, right);
  if (test.sql === answered(false, [left, right]).sql) return neverEqual(left, right);
  const split = test.sql.lastIndexOf(' = ');
  if (test.precedence !== PRECEDENCE.compare || split === -1) {
    return refuse(
      at,
      'in-classes',
      'the values compared by IN are of classes that are never equal in SQLite',
      'CAST one side',
    );
  }
  const side = (sql: string, beside: Emitted): Emitted =>
    sql === beside.sql ? beside : { ...beside, sql, precedence: PRECEDENCE.between };
  return { name: right.sql, left: side(test.sql.slice(0, split), left), right: side(test.sql.slice(split + 3), right) };
}
