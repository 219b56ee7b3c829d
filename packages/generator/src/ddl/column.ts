import { translateDefault, type Translation } from '@lite2pg/dialect';
import {
  type Column,
  type ColumnInParts,
  type ColumnType,
  formatTypeName,
  makeFinding,
  type Subject,
  type Table,
  type TargetColumn,
} from '@lite2pg/spec';
import { usesCollationC, type DdlContext } from './ddl-context.js';
import { foldText, isFolding } from '../name/folding.js';
import { formatPath } from '../name/identifier.js';
import { outerTokens, tokenize } from '../sql/token.js';
import { translate } from '../target/translation.js';

/**
 * A column as CREATE TABLE has it. Findings go to the context: a default that cannot be said, a collation that is not
 * carried over. `isKey`: PRIMARY KEY will stand behind it, which says NOT NULL.
 */
export function describeColumn(
  context: DdlContext,
  table: Table,
  { column, source, isKey }: { readonly column: TargetColumn; readonly source: Column; readonly isKey: boolean },
): ColumnInParts {
  reportCollation(context, table, column);
  const collation = column.type.kind === 'text' && usesCollationC(context.config) ? 'COLLATE "C"' : undefined;
  const notNull = source.nullable === false && column.identity === undefined && !isKey ? 'NOT NULL' : undefined;
  const start = [column.sql, column.typeName, collation];
  const join = (parts: readonly (string | undefined)[]): string =>
    [...start, ...parts].filter((part) => part !== undefined).join(' ');
  const computed = describeComputed(context, column);
  const value = describeDefault(context, table, { column, source });
  const sql = join([computed, notNull, value]);
  const kind = column.generated ? 'generated' : value === undefined ? undefined : 'default';
  if (kind === undefined) return { sql };
  return { sql, plain: join([notNull]), subject: { kind, name: source.name, table: table.name } };
}

/** PostgreSQL compares the column by bytes, whatever the source did: queries must fold it, and somebody must know. */
function reportCollation({ gathered }: DdlContext, table: Table, { type, sql, source, collation }: TargetColumn): void {
  if (!isFolding(type, collation)) return;
  const message = `${collation.toUpperCase()} in SQLite, compared exactly here: write ${foldText(sql, collation)} on both sides where queries compare or sort it`;
  const subject: Subject = { kind: 'collation', name: source, table: table.name };
  gathered.findings.push(makeFinding('note', 'collation-folded', { subject, message }));
}

function describeComputed({ target }: DdlContext, column: TargetColumn): string | undefined {
  if (column.expression !== undefined) return `GENERATED ALWAYS AS (${column.expression}) STORED`;
  if (column.identity === undefined) return undefined;
  const when = column.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT';
  const { sequenceName } = column;
  const sequence = sequenceName === undefined ? '' : ` (SEQUENCE NAME ${formatPath(target.schema, sequenceName)})`;
  return `GENERATED ${when} AS IDENTITY${sequence}`;
}

function describeDefault(
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
  return sql === null || isNull(sql) ? undefined : `DEFAULT ${asDefault(withoutCast(sql, column.type))}`;
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
