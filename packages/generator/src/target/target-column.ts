import {
  type Column,
  type Config,
  type Finding,
  formatTypeName,
  makeFinding,
  type Subject,
  type Table,
  type TargetColumn,
} from '@lite2pg/spec';
import { isFolding } from '../name/folding.js';
import { formatIdentifier, formatPath } from '../name/identifier.js';
import { allotNames, wishName, type AllottedName } from '../name/name.js';
import { takePostgresName } from '../name/postgres-name.js';
import { renamedFinding } from '../name/renamed.js';

/** The context that the columns of one table are decided from. */
export interface ColumnContext {
  readonly table: Table;
  /** The table's name on the target. */
  readonly tableName: string;
  readonly schema: string;
  readonly config: Config;
  /** Names of relations of the schema that are taken; those of sequences are added. */
  readonly relations: Set<string>;
  readonly findings: Finding[];
}

/** A table's columns as they are on the target, before it is known which of them PostgreSQL can compute. */
export function resolveColumns(context: ColumnContext): TargetColumn[] {
  const { table, config } = context;
  const wishes = table.columns.map(({ name }) =>
    wishName(name, config.renames?.columns?.[`${table.name}.${name}`], config.identifiers),
  );
  const names = allotNames(wishes, new Set(), 'columns');
  return table.columns.map((column, at) => resolveColumn(context, column, names[at]!));
}

function resolveColumn(context: ColumnContext, column: Column, allotted: AllottedName): TargetColumn {
  const { table, findings } = context;
  const { name } = allotted;
  findings.push(...renamedFinding(subjectOf(table, column), allotted));
  findings.push(...collationFinding(table.name, column));
  if (column.hidden)
    findings.push(makeFinding('note', 'rowid-kept', { ...ROWID_KEPT, subject: subjectOf(table, column) }));
  const isKey = table.primaryKey?.columns.includes(column.name) ?? false;
  return {
    source: column.name,
    name,
    sql: formatIdentifier(name),
    type: column.type,
    typeName: formatTypeName(column.type),
    ...(column.collation === undefined ? {} : { collation: column.collation }),
    ...(column.stored === undefined ? {} : { stored: column.stored }),
    nullable: column.nullable !== false && column.identity === undefined && !isKey,
    ...(column.identity === undefined ? {} : resolveIdentity(context, column, name, column.identity)),
    generated: false,
  };
}

function subjectOf(table: Table, { name }: Column): Subject {
  return { kind: 'column', name, table: table.name };
}

const ROWID_KEPT = {
  message: 'SQLite’s own number of each row: views or triggers name it, so it is a column here, and SELECT * shows it',
};

/**
 * PostgreSQL cannot have a collation that lives in the application; NOCASE and RTRIM are carried over by the keys and
 * queries that use them.
 */
function collationFinding(table: string, { name, type, collation }: Column): Finding[] {
  if (collation === undefined || type.kind !== 'text' || isFolding(type, collation)) return [];
  const message = `compares by the application's collation "${collation}": on PostgreSQL it is compared by bytes`;
  return [makeFinding('warning', 'custom-collation', { subject: { kind: 'collation', name, table }, message })];
}

type Identity = Pick<TargetColumn, 'identity' | 'sequence' | 'sequenceName'>;

function resolveIdentity(
  { table, tableName, schema, relations, findings }: ColumnContext,
  column: Column,
  name: string,
  identity: NonNullable<Column['identity']>,
): Identity {
  if (column.type.kind !== 'integer') {
    const message = `it is ${formatTypeName(column.type)}, but PostgreSQL numbers only integers: new rows need a value`;
    const subject = { kind: 'sequence', name: column.name, table: table.name } as const;
    findings.push(makeFinding('warning', 'identity-not-integer', { subject, message }));
    return {};
  }
  const sequence = takePostgresName({ table: tableName, columns: [name], label: 'seq' }, relations);
  return {
    identity,
    sequence: formatPath(schema, sequence.name),
    ...(sequence.own ? {} : { sequenceName: sequence.name }),
  };
}
