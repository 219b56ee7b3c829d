import { quoteIdentifier } from '@lite2pg/spec';
import { isSettledType, sameName, typeOfDeclared } from '@lite2pg/syntax';
import type { ColumnDefinition, CreateTableStmt, NamedTableConstraint, SortedColumn } from '../parse/parse.js';
import type { ScopeColumn, ScopeTable } from '../scope/scope.js';

/** The columns and constraints of a CREATE TABLE. */
export interface TableShape {
  readonly table: ScopeTable;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly NamedTableConstraint[];
  readonly withoutRowid: boolean;
  readonly strict: boolean;
}

/** Bits of the parser's table flags (its TabFlags, which it exports as a type only). */
const WITHOUT_ROWID = 0x80;
const STRICT = 0x10000;

type Body = Extract<CreateTableStmt['body'], { type: 'ColumnsAndConstraintsCreateTableBody' }>;

/** The table that a CREATE TABLE makes, as the statements behind it see it. `source` is the SQL that was parsed. */
export function tableShape(name: string, body: Body, source: string): TableShape {
  const constraints = body.constraints ?? [];
  const withoutRowid = (body.flags & WITHOUT_ROWID) !== 0;
  const strict = (body.flags & STRICT) !== 0;
  const primaryKey = primaryKeyOf(body.columns, constraints);
  const rowid = withoutRowid ? undefined : rowidOf(body.columns, constraints, source);
  const columns = body.columns.map((column) => {
    const notNull = withoutRowid || strict || rowid === column.colName.text ? primaryKey : [];
    return scopeColumn(column, { notNull, rowid, strict, source });
  });
  const table: ScopeTable = {
    name,
    target: quoteIdentifier(name),
    columns,
    ...(primaryKey.length === 0 ? {} : { primaryKey }),
    rowid,
    uniques: uniquesOf(body.columns, constraints),
    followsDelete: followedTables(body.columns, constraints),
  };
  return { table, columns: body.columns, constraints, withoutRowid, strict };
}

/** The facts of its table that decide what a column is. */
export interface ColumnOwner {
  /** The SQL that was parsed. */
  readonly source: string;
  /** Columns that a key keeps from being NULL. */
  readonly notNull?: readonly string[];
  /** The column that is the rowid. */
  readonly rowid?: string | undefined;
  readonly strict?: boolean;
}

/** A column as SQLite's SQL and the target call it. */
export function scopeColumn(
  column: ColumnDefinition,
  { notNull = [], rowid, strict, source }: ColumnOwner,
): ScopeColumn {
  const name = column.colName.text;
  const declared = declaredType(column, source);
  const type = typeOfDeclared(declared);
  const kinds = column.constraints.map((item) => item.constraint);
  const collate = kinds.find((item) => item.type === 'CollateColumnConstraint');
  return {
    name,
    target: name,
    type,
    declared,
    ...(isSettledType(type, declared, strict) ? {} : { undecided: true }),
    ...(strict === true ? { strict } : {}),
    ...(collate ? { collation: collate.collationName.text.toLowerCase() } : {}),
    nullable:
      !kinds.some((item) => item.type === 'NotNullColumnConstraint' && !item.nullable) &&
      !notNull.some((key) => sameName(key, name)),
    generated: kinds.some((item) => item.type === 'GeneratedColumnConstraint'),
    hasDefault: rowid === name || kinds.some((item) => item.type === 'DefaultColumnConstraint'),
  };
}

/** The declared type as SQLite keeps it: with what is in parentheses, without GENERATED ALWAYS. */
function declaredType({ colType }: ColumnDefinition, source: string): string {
  if (!colType) return '';
  const { offset, length } = colType.span;
  return source.slice(offset, offset + length).replace(/(^|\s+)generated\s+always$/i, '');
}

/** INTEGER PRIMARY KEY, of a column (but not DESC, a quirk of SQLite) or of the table. */
function rowidOf(
  columns: readonly ColumnDefinition[],
  constraints: readonly NamedTableConstraint[],
  source: string,
): string | undefined {
  const isInteger = (column: ColumnDefinition): boolean => declaredType(column, source).toUpperCase() === 'INTEGER';
  const own = columns.find(
    (column) =>
      isInteger(column) &&
      column.constraints.some(
        ({ constraint }) => constraint.type === 'PrimaryKeyColumnConstraint' && constraint.order !== 'Desc',
      ),
  );
  if (own) return own.colName.text;
  const key = constraints.map((item) => item.constraint).find((item) => item.type === 'PrimaryKeyTableConstraint');
  const names = key ? columnNames(key.columns) : [];
  return columns.find(
    (column) => isInteger(column) && names.length === 1 && sameName(column.colName.text, names[0] ?? ''),
  )?.colName.text;
}

function primaryKeyOf(
  columns: readonly ColumnDefinition[],
  constraints: readonly NamedTableConstraint[],
): readonly string[] {
  const own = columns.find((column) =>
    column.constraints.some(({ constraint }) => constraint.type === 'PrimaryKeyColumnConstraint'),
  );
  if (own) return [own.colName.text];
  const key = constraints.map((item) => item.constraint).find((item) => item.type === 'PrimaryKeyTableConstraint');
  return key ? columnNames(key.columns) : [];
}

function uniquesOf(
  columns: readonly ColumnDefinition[],
  constraints: readonly NamedTableConstraint[],
): readonly (readonly string[])[] {
  const own = columns.filter((column) =>
    column.constraints.some(({ constraint }) => constraint.type === 'UniqueColumnConstraint'),
  );
  const tables = constraints.flatMap(({ constraint }) =>
    constraint.type === 'UniqueTableConstraint' ? [columnNames(constraint.columns)] : [],
  );
  return [...own.map((column) => [column.colName.text]), ...tables];
}

function followedTables(
  columns: readonly ColumnDefinition[],
  constraints: readonly NamedTableConstraint[],
): readonly string[] {
  const clauses = [
    ...columns.flatMap((column) =>
      column.constraints.flatMap(({ constraint }) =>
        constraint.type === 'ForeignKeyColumnConstraint' ? [constraint.clause] : [],
      ),
    ),
    ...constraints.flatMap(({ constraint }) =>
      constraint.type === 'ForeignKeyTableConstraint' ? [constraint.clause] : [],
    ),
  ];
  const acts = clauses.filter(({ args }) =>
    args.some((arg) => arg.type === 'OnDeleteRefArg' && arg.action !== 'NoAction'),
  );
  return acts.map(({ tblName }) => tblName.text);
}

/** The names behind PRIMARY KEY ( … ) and UNIQUE ( … ), without collations. */
export function columnNames(columns: readonly SortedColumn[]): readonly string[] {
  return columns.flatMap(({ expr }) => {
    const inner = expr.type === 'CollateExpr' ? expr.expr : expr;
    return inner.type === 'Id' ? [inner.name] : [];
  });
}
