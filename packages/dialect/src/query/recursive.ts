import { foldName } from '@lite2pg/syntax';
import { bytewise } from '../value/collate.js';
import { note, refuse, type Context, type DerivedColumn } from '../context/context.js';
import { castSql, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import { emitLimit } from './limit.js';
import type { CommonTableExpr, Select } from '../parse/parse.js';
import { emitQuery, type Query } from './query.js';
import { castNameOf } from '../sql/static-type.js';
import { selectList, type ResultColumn } from './result-column.js';
import { emitSelectCore } from './select-core.js';
import { namesTable, renamed } from './with.js';
import { unify } from '../value/unify.js';

/**
 * A common table expression that names itself: both halves brought to the same types, as PostgreSQL demands. `sorted`: the query
 * around it sorts its rows.
 */
export function emitRecursive(outer: Context, cte: CommonTableExpr, sorted: boolean): Query {
  const { select } = cte;
  const compounds = select.compounds ?? [];
  const step = compounds.at(-1);
  const before = compounds.slice(0, -1);
  if (!step || before.some((part) => namesTable(part.select, cte.tblName.text)))
    return refuse(cte, 'recursive-form', 'a recursive query has several parts that refer to it');
  // Without a limit it decides in which order the rows come, and nothing else.
  if (select.orderBy && select.limit)
    return refuse(
      cte,
      'recursive-order',
      'ORDER BY inside a recursive query decides which rows LIMIT lets it reach',
      `ORDER BY and LIMIT in the query that reads ${cte.tblName.text}`,
    );
  if (select.orderBy && !sorted)
    note(outer, cte, {
      code: 'recursive-order',
      message:
        'ORDER BY inside a recursive query is left out: it decides only the order in which SQLite gives the rows',
      suggestion: `ORDER BY in the query that reads ${cte.tblName.text}`,
    });
  if (step.operator !== 'UnionAll' && step.operator !== 'Union')
    return refuse(cte, 'recursive-form', 'a recursive query needs UNION');
  const alone = { ...select, orderBy: undefined, limit: undefined };
  const start = partsOf(outer, { ...alone, compounds: before.length > 0 ? before : undefined });
  let columns = start.columns.map((column) => steady(column));
  for (let pass = 0; ; pass += 1) {
    const known = renamed(cte, columns);
    const context: Context = { ...outer, ctes: new Map([...outer.ctes, [foldName(cte.tblName.text), known]]) };
    const next = partsOf(context, { ...select, select: step.select, compounds: undefined, limit: undefined });
    const pairs = columns.map((column, index) =>
      merged(context, cte, start.columns[index] ?? column, next.columns[index]),
    );
    if (pairs.every((pair, index) => pair.type === columns[index]?.value.type) || pass === 2) {
      const left = start.render(
        selectList(
          withParts(
            start.columns,
            pairs.map((pair) => pair.left),
          ),
        ),
      );
      const right = next.render(
        selectList(
          withParts(
            next.columns,
            pairs.map((pair) => pair.right),
          ),
          false,
        ),
      );
      const word = step.operator === 'Union' ? 'UNION' : 'UNION ALL';
      return { sql: limited(outer, cte, columns, `${left} ${word} ${right}`), columns, ordinal: false };
    }
    columns = columns.map((column, index) => ({ ...column, value: pairs[index]?.left ?? column.value }));
  }
}

/** LIMIT ends the recursion in SQLite; PostgreSQL goes no further than what is fetched from it. */
function limited(context: Context, cte: CommonTableExpr, columns: readonly DerivedColumn[], sql: string): string {
  const { limit } = cte.select;
  if (!limit) return sql;
  const name = identifier(cte.tblName.text);
  const list = renamed(cte, columns).map((column) => identifier(column.name));
  return `WITH RECURSIVE ${name} (${list.join(', ')}) AS (${sql}) SELECT * FROM ${name}${emitLimit(context, limit)}`;
}

interface Parts {
  readonly columns: readonly ResultColumn[];
  readonly render: (list: string) => string;
}

function partsOf(context: Context, select: Select): Parts {
  if (select.select.type === 'SelectFrom' && !select.compounds) return emitSelectCore(context, select.select, []);
  const query = emitQuery(context, select, { exact: true });
  const columns = query.columns.map((column, index) => ({
    ...column,
    value: { ...column.value, sql: `column${index + 1}` },
  }));
  const names = columns.map((column) => column.value.sql).join(', ');
  return { columns, render: (list) => `SELECT ${list} FROM (${query.sql}) AS start_rows (${names})` };
}

interface Merged {
  readonly type: Emitted['type'];
  readonly left: Emitted;
  readonly right: Emitted;
}

function merged(context: Context, cte: CommonTableExpr, left: DerivedColumn, right: ResultColumn | undefined): Merged {
  if (!right)
    return refuse(cte, 'column-count', 'the two parts of a recursive query have different numbers of columns');
  const { type, parts } = unify(context, cte, [left.value, right.value]);
  const [a, b] = parts.map(
    (part) => steady({ name: '', value: { ...part, type: part.type === 'null' ? type : part.type } }).value,
  );
  return { type, left: a ?? left.value, right: b ?? right.value };
}

/** Integers of 64 bits and text under "C", whatever the row: the types must not change from step to step. */
function steady(column: DerivedColumn): ResultColumn {
  const { value } = column;
  if (value.type === 'null')
    return { ...column, value: { ...value, sql: 'NULL::text', precedence: PRECEDENCE.cast, constant: undefined } };
  if (value.sql === 'NULL') {
    const sql = castSql(value, castNameOf(value.type));
    const typed = { ...value, sql, precedence: PRECEDENCE.cast, constant: undefined };
    return { ...column, value: value.type === 'text' ? bytewise(typed) : typed };
  }
  if (value.type === 'integer') {
    if (!value.small) return column;
    const sql = castSql(value, 'bigint');
    return { ...column, value: { ...value, sql, precedence: PRECEDENCE.cast, small: false, constant: undefined } };
  }
  if (value.type === 'real') {
    return value.constant ? { ...column, value: { ...value, constant: undefined } } : column;
  }
  // From step to step a sum may grow beyond any limit that its start has.
  if (value.type !== 'text') return { ...column, value: { ...value, limit: undefined } };
  const text = value.bytewise ? value : bytewise(value);
  return { ...column, value: { ...text, constant: undefined } };
}

function withParts(columns: readonly ResultColumn[], values: readonly Emitted[]): readonly ResultColumn[] {
  return columns.map((column, index) => ({ ...column, value: values[index] ?? column.value }));
}
