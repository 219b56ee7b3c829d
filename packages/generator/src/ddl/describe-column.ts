import {
  type Column,
  type ColumnInParts,
  makeFinding,
  type Subject,
  type Table,
  type TargetColumn,
  type TargetTable,
} from '@lite2pg/spec';
import { usesCollationC, type DdlContext } from './ddl-context.js';
import { translateColumnDefault } from './default.js';
import { describeIdentity, resolveIdentity, type IdentityDdl } from './identity.js';
import { foldText, isFolding } from '../name/folding.js';

/** The whole definition of a column for PostgreSQL. */
export interface ColumnDdl {
  /** Unquoted. */
  readonly name: string;
  /** As SQL writes it. */
  readonly sql: string;
  /** With its collation: `text COLLATE "C"`. */
  readonly type: string;
  /** Whether the finished table accepts NULL. */
  readonly nullable: boolean;
  /** NOT NULL was declared; of a column of a key the key says it, of an identity column PostgreSQL does. */
  readonly notNull: boolean;
  readonly identity?: IdentityDdl;
  /** The expression that computes it. */
  readonly expression?: string;
  readonly default?: string;
  readonly subject: Subject;
}

/** The table that a column belongs to, as it is called when the statement runs. */
export type TableName = Pick<TargetTable, 'name' | 'sql'>;

/** A column in both its forms. */
export interface ColumnOf {
  readonly column: TargetColumn;
  readonly source: Column;
}

/**
 * The whole definition of a column for PostgreSQL. Findings go to the context: a default that cannot be translated, a
 * collation that is not carried over.
 */
export function resolveColumnDdl(context: DdlContext, table: Table, { column, source }: ColumnOf): ColumnDdl {
  reportCollation(context, table, column);
  const collation = column.type.kind === 'text' && usesCollationC(context.config) ? ' COLLATE "C"' : '';
  const identity = resolveIdentity(context.target, column);
  const value = translateColumnDefault(context, table, { column, source });
  return {
    name: column.name,
    sql: column.sql,
    type: `${column.typeName}${collation}`,
    nullable: column.nullable,
    notNull: source.nullable === false && identity === undefined,
    ...(identity && { identity }),
    ...(column.expression !== undefined && { expression: column.expression }),
    ...(value !== undefined && { default: value }),
    subject: { kind: 'column', name: source.name, table: table.name },
  };
}

/** A column as CREATE TABLE and ADD COLUMN have it. `isKey`: PRIMARY KEY will stand behind it, which says NOT NULL. */
export function describeColumn(column: ColumnDdl, { isKey = false }: { readonly isKey?: boolean } = {}): ColumnInParts {
  const { sql, type, expression, identity, notNull, subject } = column;
  const required = notNull && !isKey ? ['NOT NULL'] : [];
  const computed = expression !== undefined ? [`GENERATED ALWAYS AS (${expression}) STORED`] : [];
  const numbered = identity ? [describeIdentity(identity)] : [];
  const value = column.default === undefined ? [] : [`DEFAULT ${column.default}`];
  const whole = [sql, type, ...computed, ...numbered, ...required, ...value].join(' ');
  if (computed.length + value.length === 0) return { sql: whole };
  const kind = computed.length > 0 ? 'generated' : 'default';
  return { sql: whole, plain: [sql, type, ...required].join(' '), subject: { ...subject, kind } };
}

/** PostgreSQL compares the column by bytes, whatever the source did: queries must fold it, and somebody must know. */
function reportCollation({ gathered }: DdlContext, table: Table, { type, sql, source, collation }: TargetColumn): void {
  if (!isFolding(type, collation)) return;
  const message = `${collation.toUpperCase()} in SQLite, compared exactly here: write ${foldText(sql, collation)} on both sides if queries compare or sort it`;
  const subject: Subject = { kind: 'collation', name: source, table: table.name };
  gathered.findings.push(makeFinding('note', 'collation-folded', { subject, message }));
}
