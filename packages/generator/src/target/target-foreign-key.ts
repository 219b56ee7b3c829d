import {
  type FindingCode,
  type ColumnType,
  type Config,
  counted,
  type Finding,
  type ForeignKey,
  makeFinding,
  type Subject,
  type Table,
  type TargetColumn,
  type TargetForeignKey,
} from '@lite2pg/spec';
import { isFolding } from '../name/folding.js';
import { allotNames, wishName } from '../name/name.js';
import { takePostgresName } from '../name/postgres-name.js';
import { renamedFinding } from '../name/renamed.js';
import type { TableShape } from './table-shape.js';
import { MAX_KEY_COLUMNS, sameSet, uniqueColumns } from './target-key.js';

/** The context that the foreign keys of one table are decided from. */
export interface ForeignKeyContext {
  readonly source: Table;
  readonly table: TableShape;
  /** Every table of the target, by its name in the source. */
  readonly tables: ReadonlyMap<string, TableShape>;
  readonly config: Config;
  /** Names of the schema that are taken; those chosen here are added. */
  readonly relations: Set<string>;
  /** Names of the table's own constraints; those chosen here are added. */
  readonly constraints: Set<string>;
  readonly findings: Finding[];
}

/** The foreign keys of a table that PostgreSQL can have, with their names; each of the others is a finding. */
export function resolveForeignKeys(context: ForeignKeyContext): TargetForeignKey[] {
  return (context.source.foreignKeys ?? []).flatMap((foreignKey) => {
    const subject: Subject = {
      kind: 'foreign-key',
      name: foreignKey.name ?? foreignKey.columns.join(', '),
      table: context.source.name,
    };
    const obstacle = findObstacle(context, foreignKey);
    if (obstacle) {
      const message = `${obstacle.message}: it is left out`;
      context.findings.push(makeFinding('warning', obstacle.code, { subject, message, sql: describe(foreignKey) }));
      return [];
    }
    context.findings.push(...foldingNote(context, foreignKey, subject));
    return [{ ...nameForeignKey(context, foreignKey, subject), foreignKey, subject }];
  });
}

/** SQLite finds the row referred to by the collation of its key, PostgreSQL by its bytes. */
function foldingNote({ tables }: ForeignKeyContext, { references }: ForeignKey, subject: Subject): Finding[] {
  const parent = tables.get(references.table)!;
  const folded = pickColumns(parent.columns, references.columns).columns.find((column) =>
    isFolding(column.type, column.collation),
  );
  if (!folded) return [];
  const message = `SQLite finds "${folded.source}" ${folded.collation === 'nocase' ? 'in any case' : 'with any spaces at its end'}, PostgreSQL only with the same spelling`;
  return [makeFinding('note', 'foreign-key-compares-exactly', { subject, message })];
}

interface Obstacle {
  readonly code: FindingCode;
  readonly message: string;
}

function findObstacle(context: ForeignKeyContext, foreignKey: ForeignKey): Obstacle | undefined {
  const { table, columns: names } = foreignKey.references;
  const parent = context.tables.get(table);
  if (!parent)
    return { code: 'foreign-key-without-table', message: `refers to the table "${table}", which does not exist` };
  const child = pickColumns(context.table.columns, foreignKey.columns);
  const referenced = pickColumns(parent.columns, names);
  const missing = child.missing ?? referenced.missing;
  if (missing !== undefined || child.columns.length !== referenced.columns.length) {
    const what = missing === undefined ? 'another number of columns' : `the column "${missing}", which does not exist`;
    return { code: 'foreign-key-without-column', message: `names ${what}` };
  }
  if (names.length > MAX_KEY_COLUMNS) {
    return {
      code: 'too-many-key-columns',
      message: `has ${counted(names.length, 'column')}, PostgreSQL allows ${MAX_KEY_COLUMNS}`,
    };
  }
  if (!hasKey(parent, names)) {
    const message = `refers to ${quoteList(table, names)}, on which there is no primary key or unique constraint`;
    return { code: 'foreign-key-without-unique', message };
  }
  return findMismatch(child.columns, referenced.columns, table) ?? findGeneratedAction(child.columns, foreignKey);
}

function pickColumns(
  columns: readonly TargetColumn[],
  names: readonly string[],
): { readonly columns: readonly TargetColumn[]; readonly missing?: string } {
  const picked: TargetColumn[] = [];
  for (const name of names) {
    const column = columns.find((candidate) => candidate.source === name);
    if (!column) return { columns: picked, missing: name };
    picked.push(column);
  }
  return { columns: picked };
}

/** PostgreSQL wants a unique index over plain columns: that of a key, or one made by itself. */
function hasKey(parent: TableShape, names: readonly string[]): boolean {
  const keys = [parent.primaryKey, ...parent.uniques].flatMap((key) => (key ? [key.columns] : []));
  const plain = parent.indexes.filter(({ index }) => !index.keys.some((key) => isFolded(parent.columns, key)));
  return [...keys, ...plain.map(({ index }) => uniqueColumns(index))].some((columns) => sameSet(columns, names));
}

function isFolded(
  columns: readonly TargetColumn[],
  key: { readonly column?: string; readonly collation?: string },
): boolean {
  const column = columns.find((candidate) => candidate.source === key.column);
  return column !== undefined && isFolding(column.type, key.collation ?? column.collation);
}

function findMismatch(
  child: readonly TargetColumn[],
  referenced: readonly TargetColumn[],
  table: string,
): Obstacle | undefined {
  const at = child.findIndex((column, index) => !isComparable(column.type, referenced[index]!.type));
  if (at === -1) return undefined;
  const [from, to] = [child[at]!, referenced[at]!];
  const message = `"${from.source}" is ${from.typeName}, "${table}"."${to.source}" is ${to.typeName}: PostgreSQL cannot compare them`;
  return { code: 'foreign-key-type-mismatch', message };
}

/** Types of one B-tree operator family compare with each other, and a narrower number is cast to a wider one. */
export function isComparable(child: ColumnType, referenced: ColumnType): boolean {
  const [from, to] = [family(child), family(referenced)];
  return from === to || NARROWER[to]?.includes(from) === true;
}

/** Families that PostgreSQL casts to a family without being asked. */
const NARROWER: Readonly<Record<string, readonly string[]>> = { decimal: ['integer'], float: ['integer', 'decimal'] };

function family(type: ColumnType): string {
  return type.kind === 'timestamp' ? 'date' : type.kind;
}

function findGeneratedAction(child: readonly TargetColumn[], foreignKey: ForeignKey): Obstacle | undefined {
  const generated = child.find((column) => column.generated);
  if (!generated) return undefined;
  const { onDelete, onUpdate } = foreignKey;
  if (onDelete !== 'set-null' && onDelete !== 'set-default' && (onUpdate ?? 'restrict') === 'restrict')
    return undefined;
  const message = `would set "${generated.source}", which is computed`;
  return { code: 'foreign-key-sets-generated', message };
}

function nameForeignKey(
  context: ForeignKeyContext,
  key: ForeignKey,
  subject: Subject,
): Pick<TargetForeignKey, 'name' | 'nameImplied'> {
  const { table, config, constraints, relations, findings } = context;
  if (key.name !== undefined) {
    const [allotted] = allotNames([wishName(key.name, undefined, config.identifiers)], constraints);
    findings.push(...renamedFinding(subject, allotted!));
    return { name: allotted!.name, nameImplied: false };
  }
  const columns = key.columns.map((name) => table.columns.find((column) => column.source === name)!.name);
  const { name, own } = takePostgresName({ table: table.name, columns, label: 'fkey' }, relations, constraints);
  constraints.add(name);
  return { name, nameImplied: own };
}

function describe({ columns, references }: ForeignKey): string {
  return `FOREIGN KEY (${columns.join(', ')}) REFERENCES ${references.table} (${references.columns.join(', ')})`;
}

function quoteList(table: string, columns: readonly string[]): string {
  return `"${table}" (${columns.join(', ')})`;
}
