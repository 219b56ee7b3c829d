import {
  quoteIdentifier,
  type Column,
  type ColumnType,
  type Expression,
  type Spec,
  type StoredAs,
  type Table,
} from '@lite2pg/spec';

/** A column an expression may name, and what the target holds in its place. */
export interface ScopeColumn {
  /** As SQLite's SQL calls it; compared without regard to case. */
  readonly name: string;
  /** Its name on the target, not quoted. */
  readonly target: string;
  /** Its type on the target. */
  readonly type: ColumnType;
  /** SQLite's words for the type: they decide the affinity. Without them it is guessed from `type`. */
  readonly declared?: string | undefined;
  /** Of a STRICT table. */
  readonly strict?: boolean | undefined;
  readonly stored?: StoredAs | undefined;
  /** Nothing has decided the type: what SQLite will hold there is not known. */
  readonly undecided?: boolean | undefined;
  /** 'nocase' or 'rtrim'; left out for SQLite's binary order. */
  readonly collation?: string | undefined;
  readonly nullable: boolean;
  readonly generated?: boolean | undefined;
  /** Named only: not part of `*`, nor of what INSERT fills where it lists no columns. */
  readonly hidden?: boolean | undefined;
  /** Whether INSERT may leave it out and still get a value other than NULL. */
  readonly hasDefault?: boolean | undefined;
}

/** A table an expression may name. */
export interface ScopeTable {
  readonly name: string;
  /** Its name on the target as SQL: quoted, and qualified where it must be. */
  readonly target: string;
  readonly columns: readonly ScopeColumn[];
  /** Names of columns that the target does not have: what names one is refused, and so is `*`. */
  readonly leftOut?: readonly string[] | undefined;
  /** Names of the primary key's columns, in key order. */
  readonly primaryKey?: readonly string[] | undefined;
  /** The column that is SQLite's rowid (INTEGER PRIMARY KEY). */
  readonly rowid?: string | undefined;
  /** Columns of every unique constraint and of every unique index over columns without a condition. */
  readonly uniques?: readonly (readonly string[])[] | undefined;
  /** The other unique indexes: over expressions, or with a condition. */
  readonly uniqueIndexes?: readonly ScopeUniqueIndex[] | undefined;
  /** Tables, by name, whose rows take rows of this one with them or change them when they are deleted (ON DELETE …). */
  readonly followsDelete?: readonly string[] | undefined;
}

/** A unique index, in SQLite's words. */
export interface ScopeUniqueIndex {
  /** Its columns and expressions, with COLLATE where they have one. */
  readonly keys: readonly string[];
  readonly where?: string | undefined;
}

/** A view a query may name: the query as SQLite has it. */
export interface ScopeView {
  readonly name: string;
  readonly target: string;
  /** The names its columns were given, where they were. */
  readonly columns?: readonly string[] | undefined;
  /** The names of its columns on the target, in their order; as in SQLite if left out. */
  readonly targets?: readonly string[] | undefined;
  /** The SELECT in SQLite's words. */
  readonly query: string;
}

/** A trigger, as far as statements that fire it must know. */
export interface ScopeTrigger {
  readonly name: string;
  readonly table: string;
  readonly event: 'insert' | 'update' | 'delete';
  /** Left out where it is not known. */
  readonly timing?: 'before' | 'after' | 'instead-of' | undefined;
}

/** The tables, views and triggers that SQL may name while it is translated. */
export interface Scope {
  readonly tables: readonly ScopeTable[];
  readonly views?: readonly ScopeView[] | undefined;
  readonly triggers?: readonly ScopeTrigger[] | undefined;
  /** The schema of the helper functions, not quoted; sqlite_compat where left out. */
  readonly compatSchema?: string | undefined;
}

/** The scope of a whole spec, every name on the target spelt as in the source. */
export function scopeOfSpec(spec: Spec): Scope {
  return {
    tables: spec.tables.map((table) => scopeOfTable(table, leftOutColumns(spec, table.name))),
    views: spec.views.flatMap((view) =>
      'sqlite' in view.query
        ? [{ name: view.name, target: quoteIdentifier(view.name), columns: view.columns, query: view.query.sqlite }]
        : [],
    ),
    triggers: spec.triggers.map(({ name, table, event, timing }) => ({ name, table, event, timing })),
  };
}

/** The tables that a foreign key of this one refers to with an ON DELETE action. */
function followedTables({ foreignKeys = [] }: Table): string[] {
  return foreignKeys.flatMap(({ onDelete, references }) => (onDelete === undefined ? [] : [references.table]));
}

/** The unique indexes of a table that are over expressions or have a condition, where SQLite's words for them are known. */
function openUniqueIndexes({ indexes = [] }: Table): ScopeUniqueIndex[] {
  return indexes.flatMap(({ unique, keys, where }): ScopeUniqueIndex[] => {
    if (unique !== true || (!where && keys.every((key) => 'column' in key))) return [];
    const texts = keys.flatMap((key) => {
      const text = 'column' in key ? quoteIdentifier(key.column) : textOf(key.expression);
      return text === undefined ? [] : [key.collation === undefined ? text : `${text} COLLATE ${key.collation}`];
    });
    const condition = where && textOf(where);
    return texts.length < keys.length || (where && condition === undefined) ? [] : [{ keys: texts, where: condition }];
  });
}

function textOf(expression: Expression): string | undefined {
  return 'sqlite' in expression ? expression.sqlite : undefined;
}

/** The columns of a table that are not carried over, by name. */
export function leftOutColumns({ unsupported }: Spec, table: string): string[] {
  return unsupported.flatMap((item) => (item.kind === 'column' && item.table === table ? [item.name] : []));
}

/** A table of a spec, every name on the target spelt as in the source. */
export function scopeOfTable(table: Table, leftOut: readonly string[]): ScopeTable {
  const unique = (table.indexes ?? []).filter((index) => index.unique && !index.where);
  const indexed = unique.flatMap((index) => {
    const columns = index.keys.flatMap((key) => ('column' in key ? [key.column] : []));
    return columns.length === index.keys.length ? [columns] : [];
  });
  return {
    name: table.name,
    target: quoteIdentifier(table.name),
    columns: table.columns.map((column) => scopeOfColumn(column, table.strict)),
    ...(leftOut.length > 0 ? { leftOut } : {}),
    primaryKey: table.primaryKey?.columns,
    rowid: table.columns.find((column) => column.identity !== undefined)?.name,
    uniques: [...(table.uniques ?? []).map((key) => key.columns), ...indexed],
    uniqueIndexes: openUniqueIndexes(table),
    followsDelete: followedTables(table),
  };
}

/** How SQLite holds a column, as far as expressions must know: a timestamp held as text is one in its plain form. */
function storedInScope({ type, stored }: Pick<ScopeColumn, 'type' | 'stored'>): StoredAs | undefined {
  return type.kind === 'timestamp' && stored?.as === 'text' ? undefined : stored;
}

function scopeOfColumn(column: Column, strict: boolean | undefined): ScopeColumn {
  return {
    name: column.name,
    target: column.name,
    type: column.type,
    declared: column.declared ?? '',
    strict,
    stored: storedInScope(column),
    undecided: column.undecided,
    collation: column.collation,
    nullable: column.nullable !== false,
    generated: column.generated !== undefined,
    hidden: column.hidden,
    hasDefault: column.default !== undefined || column.identity !== undefined,
  };
}
