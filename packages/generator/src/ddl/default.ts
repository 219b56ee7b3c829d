import { translateDefault, type Translation } from '@lite2pg/dialect';
import {
  type Column,
  type ColumnType,
  formatTypeName,
  type Subject,
  type Table,
  type TargetColumn,
} from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { outerTokens, tokenize } from '../sql/token.js';
import { translate } from '../target/translation.js';

/** A column's default as DEFAULT takes it; undefined if it has none, or one that cannot be translated, which is a finding. */
export function translateColumnDefault(
  { scope, gathered }: DdlContext,
  table: Table,
  { column, source }: { readonly column: TargetColumn; readonly source: Column },
): string | undefined {
  if (source.default === undefined || column.generated || column.identity !== undefined) return undefined;
  const subject: Subject = { kind: 'default', name: source.name, table: table.name };
  const scopeColumn = scope.tables
    .find(({ name }) => name === table.name)!
    .columns.find(({ name }) => name === source.name)!;
  const without = column.nullable
    ? 'the column has no default'
    : 'the column has no default, and as it is NOT NULL, a row written without it is refused';
  const ask = (sql: string): Translation => translateDefault({ sql, column: scopeColumn, scope });
  const sql = translate(source.default, { subject, without, ask }, gathered);
  return sql === null || isNull(sql) ? undefined : asDefault(withoutCast(sql, column.type));
}

/** NULL is what a column without a default gets. */
function isNull(sql: string): boolean {
  const [first, second] = tokenize(sql);
  return first?.text.toUpperCase() === 'NULL' && (second === undefined || second.text === '::');
}

/** A literal without the cast to the type that its column has anyway. */
function withoutCast(sql: string, type: ColumnType): string {
  const [literal, cast, name, ...more] = tokenize(sql);
  const isLiteral = literal?.kind === 'string' || literal?.kind === 'number';
  if (!isLiteral || cast?.text !== '::' || more.length > 0) return sql;
  const ownName = type.kind === 'float' ? 'float8' : formatTypeName(type);
  return name?.text === ownName ? literal.text : sql;
}

/** Words that PostgreSQL's grammar takes in a default only within parentheses. */
const NEEDS_PARENTHESES: ReadonlySet<string> = new Set([
  'and', 'at', 'between', 'collate', 'ilike', 'in', 'is', 'isnull', 'like', 'not', 'notnull', 'or', 'overlaps', 'similar',
]); // prettier-ignore

function asDefault(sql: string): string {
  const words = outerTokens(sql).filter(({ kind }) => kind === 'word');
  return words.some(({ text }) => NEEDS_PARENTHESES.has(text.toLowerCase())) ? `(${sql})` : sql;
}
