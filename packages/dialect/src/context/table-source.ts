import { sameName } from '@lite2pg/syntax';
import { affinityOf, staticTypeOf, type Collation } from '../sql/static-type.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import type { Source, SourceColumn } from './names.js';
import type { ScopeColumn, ScopeTable } from '../scope/scope.js';
import type { DerivedColumn } from './context.js';
import { isUndecided } from '../scope/undecided.js';

/** The columns of a table as expressions; `qualifier` is SQL that stands before them (`u`, `NEW`), or nothing. */
export function tableSource(table: ScopeTable, name: string, qualifier: string | undefined): Source {
  const prefix = qualifier === undefined ? '' : `${qualifier}.`;
  const columns = table.columns.map((column): SourceColumn => ({
    name: column.name,
    value: columnValue(column, prefix),
    ...(column.hidden === true ? { hidden: true } : {}),
  }));
  const keys = table.rowid === undefined ? (table.primaryKey ?? []) : [table.rowid];
  const order = keys.flatMap((key) =>
    columns.filter((column) => sameName(column.name, key)).map((column) => column.value.sql),
  );
  const partial = (table.leftOut ?? []).length > 0;
  return {
    name,
    columns,
    table,
    ...(qualifier === undefined ? {} : { qualifier }),
    order: order.length > 0 ? order : undefined,
    ...(partial ? { partial } : {}),
  };
}

function columnValue(column: ScopeColumn, prefix: string): Emitted {
  const type = staticTypeOf(column.type);
  return {
    sql: `${prefix}${identifier(column.target)}`,
    type,
    precedence: PRECEDENCE.atom,
    affinity: affinityOf(column),
    nullable: column.nullable,
    collation: collationOfColumn(column),
    explicitCollation: false,
    bytewise: type === 'text',
    volatility: 'immutable',
    column,
    undecided: isUndecided(column) ? column : undefined,
    small: column.type.kind === 'integer' && column.type.bits < 64,
  };
}

function collationOfColumn(column: ScopeColumn): Collation {
  const name = column.collation?.toLowerCase();
  return name === 'nocase' || name === 'rtrim' ? name : 'binary';
}

/** The columns of a subquery, a view or a common table expression. */
export function derivedSource(columns: readonly DerivedColumn[], name: string, qualifier: string): Source {
  return {
    name,
    columns: columns.map((column) => ({
      name: column.name,
      value: derivedValue(column.value, `${qualifier}.${identifier(column.target ?? column.name)}`),
    })),
  };
}

/** A value as seen from outside the query that computes it. */
export function derivedValue(value: Emitted, sql: string): Emitted {
  const {
    type,
    affinity,
    openAffinity,
    nullable,
    collation,
    bytewise,
    column,
    undecided,
    form,
    notNumeric,
    small,
    numbersOnly,
    limit,
  } = value;
  return {
    sql,
    type,
    precedence: PRECEDENCE.atom,
    affinity,
    openAffinity,
    nullable,
    collation: collation ?? (type === 'text' ? 'binary' : undefined),
    explicitCollation: false,
    bytewise,
    volatility: 'immutable',
    column,
    undecided,
    form,
    notNumeric,
    small,
    numbersOnly,
    limit,
    blurred: value.dynamic !== undefined || value.blurred,
  };
}
