import { findTable } from '../scope/find.js';
import { asTruth, asValue } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { isKept, type Context, type Use } from '../context/context.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { parseExpression, type Expr } from '../parse/parse.js';
import { Refusal } from '../parse/refusal.js';
import type { Scope, ScopeColumn } from '../scope/scope.js';
import { storeGenerated } from '../value/store-generated.js';
import { tableSource } from '../context/table-source.js';
import { translated } from './translate.js';
import type { Translation } from '../sql/translation.js';
import { sortable } from '../value/collate.js';

/** An expression over the columns of one table. */
export interface ExpressionRequest {
  /** SQLite's text of it. */
  readonly sql: string;
  readonly scope: Scope;
  /** The table whose columns it names, as SQLite calls it. */
  readonly table: string;
  readonly use: Exclude<Use, 'default'>;
  /** The column that keeps what is generated: the value comes in its type, with its affinity. */
  readonly column?: ScopeColumn | undefined;
}

/**
 * An expression of a CHECK, an index, a generated column or a condition. Conditions come as boolean, everything else as
 * the value SQLite has; index keys under the bytes they sort by. Refused where PostgreSQL demands an immutable
 * expression and this one is not.
 */
export function translateExpression(request: ExpressionRequest): Translation {
  const { sql, scope, use } = request;
  return translated(sql, scope, use, (context) => {
    const table = findTable(scope, request.table);
    if (!table) throw new Refusal('no-such-table', `there is no table ${request.table}`);
    const frame = {
      sources: [tableSource(table, table.name, undefined)],
      aliases: new Map<string, Expr>(),
      parent: undefined,
    };
    const node = parseExpression(sql);
    const value = forUse({ ...context, frame }, node, request);
    if (isKept(use) && value.volatility !== 'immutable') {
      throw new Refusal(
        'not-deterministic',
        'PostgreSQL keeps only what depends on nothing but the row in an index or a generated column',
      );
    }
    return { sql: value.sql, value };
  });
}

function forUse(context: Context, node: Expr, { use, column }: ExpressionRequest): Emitted {
  const value = emitExpression(context, node);
  switch (use) {
    case 'check':
    case 'index-where':
    case 'when':
      return asTruth(context, node, value);
    case 'index':
      return sortable((value.column ?? value.sentinel) ? value : typedText(asValue(context, node, value)));
    case 'generated': {
      const kept = value.column ? value : withoutMinusZero(asValue(context, node, value));
      return column === undefined ? kept : storeGenerated(context, node, column, kept);
    }
    case 'select':
      return value.column ? value : asValue(context, node, value);
  }
}

/** A literal by itself has no type yet for PostgreSQL, and then no collation either. */
function typedText(value: Emitted): Emitted {
  if (value.constant?.kind !== 'text') return value;
  return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
}

/** SQLite stores a real that is a whole number as an integer, so that -0.0 comes back as 0.0. */
function withoutMinusZero(value: Emitted): Emitted {
  if (value.type !== 'real' || value.constant) return value;
  const sql = `${operand(value, PRECEDENCE.add)} + 0.0`;
  return emitted(sql, 'real', [value], { precedence: PRECEDENCE.add });
}
