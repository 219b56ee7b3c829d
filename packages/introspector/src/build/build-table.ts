import { quoteIdentifier, type Check, type Table, type Unsupported } from '@lite2pg/spec';
import { buildColumns } from './build-columns.js';
import { buildForeignKeys } from './build-foreign-keys.js';
import { buildIndexes } from './build-indexes.js';
import { buildPrimaryKey, buildUniques } from './build-keys.js';
import type { CatalogTable } from '../catalog/sqlite-catalog.js';
import type { ConstraintDdl, TableDdl } from '../ddl/table-ddl.js';
import { understandDdl } from './understand-ddl.js';

/** A table on its way into the spec: its foreign keys wait until all tables are known. */
export interface BuiltTable {
  readonly source: CatalogTable;
  readonly ddl: TableDdl | undefined;
  readonly table: Table;
  readonly unsupported: readonly Unsupported[];
}

/** A table in neutral words, without its foreign keys. What the stored DDL does not tell is in `unsupported`. */
export function buildTable(source: CatalogTable): BuiltTable {
  const ddl = understandDdl(source);
  const columns = buildColumns(source, ddl);
  const primaryKey = buildPrimaryKey(source, columns, ddl);
  const { indexes, unsupported } = buildIndexes(source, columns);
  return {
    source,
    ddl,
    table: {
      name: source.name,
      ...(ddl?.comment === undefined ? {} : { comment: ddl.comment }),
      strict: source.strict,
      withoutRowid: source.withoutRowid,
      columns,
      ...(primaryKey ? { primaryKey } : {}),
      uniques: buildUniques(source, columns, ddl),
      checks: (ddl?.constraints ?? []).flatMap(buildCheck),
      indexes: [...indexes],
    },
    unsupported: [...unsupported, ...(ddl ? conflictActions(source, ddl) : [notUnderstood(source)])],
  };
}

/** The same table with its foreign keys; `tables` are all that the spec has, by their folded names. */
export function addForeignKeys(built: BuiltTable, tables: ReadonlyMap<string, Table>): BuiltTable {
  const { foreignKeys, unsupported } = buildForeignKeys(built.source, tables, built.ddl);
  return {
    ...built,
    table: { ...built.table, foreignKeys: [...foreignKeys] },
    unsupported: [...built.unsupported, ...unsupported],
  };
}

function notUnderstood(source: CatalogTable): Unsupported {
  return {
    kind: 'table',
    name: source.name,
    code: 'ddl-not-understood',
    message:
      'the stored DDL does not match what SQLite reports for this table; its columns and keys are carried over, ' +
      'its checks, collations, generated columns and constraint names may be missing',
    ...(source.sql === null ? {} : { sql: source.sql }),
  };
}

function buildCheck(constraint: ConstraintDdl): Check[] {
  if (constraint.kind !== 'check') return [];
  const { name, expression } = constraint;
  return [{ ...(name === undefined ? {} : { name }), expression: { sqlite: expression } }];
}

const WORDS: Record<ConstraintDdl['kind'], string> = {
  'primary-key': 'PRIMARY KEY',
  unique: 'UNIQUE',
  check: 'CHECK',
  'foreign-key': 'FOREIGN KEY',
  'not-null': 'NOT NULL',
};

/** PostgreSQL refuses the row and ends the statement; a constraint cannot ask for anything else. */
function conflictActions(source: CatalogTable, ddl: TableDdl): Unsupported[] {
  return ddl.constraints.flatMap((constraint): Unsupported[] => {
    if (constraint.onConflict === undefined) return [];
    const subject =
      'columns' in constraint ? constraint.columns.map(quoteIdentifier).join(', ') : constraint.expression;
    const action = constraint.onConflict.toUpperCase();
    const text = `${WORDS[constraint.kind]} (${subject}) ON CONFLICT ${action}`;
    return [
      {
        kind: 'constraint',
        name: constraint.name ?? `${WORDS[constraint.kind]} (${subject})`,
        table: source.name,
        code: 'on-conflict',
        message: `the constraint is carried over, ON CONFLICT ${action} is not: write it as ON CONFLICT at the INSERT`,
        sql: text,
      },
    ];
  });
}
