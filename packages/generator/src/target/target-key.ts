import {
  type Config,
  counted,
  type Finding,
  type Index,
  makeFinding,
  type Subject,
  type Table,
  type TargetColumn,
  type TargetIndex,
  type TargetKey,
  type TargetTable,
  type Unique,
} from '@lite2pg/spec';
import { isFolding } from '../name/folding.js';
import { allotNames, wishName, type AllottedName } from '../name/name.js';
import { takePostgresName } from '../name/postgres-name.js';
import { renamedFinding } from '../name/renamed.js';

type KeyCollations = NonNullable<Unique['collations']>;

/** PostgreSQL's INDEX_MAX_KEYS. */
export const MAX_KEY_COLUMNS = 32;

/** The context that the keys of one table are decided from. */
export interface KeyContext {
  readonly table: Table;
  /** The table's name on the target. */
  readonly tableName: string;
  readonly columns: readonly TargetColumn[];
  /** The names of its indexes on the target, in the order of the spec. */
  readonly indexNames: readonly string[];
  /** The lists of its columns that foreign keys refer to. */
  readonly referenced: readonly (readonly string[])[];
  readonly config: Config;
  /** Names of relations of the schema that are taken; those chosen here are added. */
  readonly relations: Set<string>;
  readonly findings: Finding[];
}

/**
 * A table's keys and indexes with their names. A key over text that compares without case or trailing spaces becomes a
 * unique index over the folded text; if it is the primary key, or a foreign key refers to it, a plain constraint
 * stands beside it, which is never the stricter.
 */
export function resolveKeys(context: KeyContext): Pick<TargetTable, 'primaryKey' | 'uniques' | 'indexes'> {
  const { table, indexNames } = context;
  const uniques: TargetKey[] = [];
  const indexes: TargetIndex[] = (table.indexes ?? []).map((index, at) => ({
    name: indexNames[at]!,
    index,
    isConstraint: false,
    subject: { kind: 'index', name: index.name, table: table.name },
  }));
  const primaryKey = table.primaryKey && resolvePrimaryKey(context, table.primaryKey, indexes);
  for (const unique of table.uniques ?? []) resolveUnique(context, unique, { primaryKey, uniques, indexes });
  addReferencedKeys(context, { primaryKey, uniques });
  return { ...(primaryKey === undefined ? {} : { primaryKey }), uniques, indexes };
}

interface Keys {
  readonly primaryKey: TargetKey | undefined;
  readonly uniques: TargetKey[];
  readonly indexes: TargetIndex[];
}

function resolvePrimaryKey(context: KeyContext, key: Unique, indexes: TargetIndex[]): TargetKey | undefined {
  const subject: Subject = { kind: 'primary-key', name: key.name ?? key.columns.join(', '), table: context.table.name };
  if (isTooWide(context, key.columns, subject)) return undefined;
  const named = nameKey(context, key, subject, []);
  if (folds(context, key.columns, key.collations)) indexes.push(foldedIndex(context, key, subject));
  return { ...named, columns: key.columns, subject };
}

function resolveUnique(context: KeyContext, key: Unique, { primaryKey, uniques, indexes }: Keys): void {
  const subject: Subject = { kind: 'unique', name: key.name ?? key.columns.join(', '), table: context.table.name };
  if (isTooWide(context, key.columns, subject)) return;
  if (folds(context, key.columns, key.collations)) {
    indexes.push(foldedIndex(context, key, subject));
    return;
  }
  const same = [primaryKey, ...uniques].find((other) => other && sameList(other.columns, key.columns));
  if (same) {
    // Without a name of its own nothing is lost that anybody could miss.
    if (key.name === undefined) return;
    const message = `repeats the ${same.subject.kind.replace('-', ' ')}: it is left out`;
    context.findings.push(makeFinding('note', 'redundant-unique', { subject, message }));
    return;
  }
  uniques.push({ ...nameKey(context, key, subject, key.columns), columns: key.columns, subject });
}

/**
 * A foreign key needs a plain key on what it refers to; a folded one forbids more, so the plain one holds wherever it
 * does.
 */
function addReferencedKeys(context: KeyContext, { primaryKey, uniques }: Omit<Keys, 'indexes'>): void {
  const { table, referenced } = context;
  const isKey = (columns: readonly string[]): boolean =>
    [primaryKey, ...uniques].some((key) => key && sameSet(key.columns, columns)) ||
    (table.indexes ?? []).some(
      (index) => sameSet(uniqueColumns(index), columns) && !folds(context, columns, collationsOf(index)),
    );
  const foldedKeys = [
    ...(table.uniques ?? []).map((unique) => unique.columns),
    ...(table.indexes ?? []).map(uniqueColumns),
  ];
  for (const columns of referenced) {
    const folded = foldedKeys.find((key) => sameSet(key, columns));
    if (!folded || isKey(columns)) continue;
    const subject: Subject = { kind: 'unique', name: folded.join(', '), table: table.name };
    uniques.push({ ...nameKey(context, { columns: [...folded] }, subject, folded), columns: folded, subject });
  }
}

/** The columns of an index that is unique over all rows and has no expression; none for any other. */
export function uniqueColumns(index: Index): string[] {
  if (!index.unique || index.where) return [];
  const columns = index.keys.flatMap((key) => ('column' in key ? [key.column] : []));
  return columns.length === index.keys.length ? columns : [];
}

function collationsOf(index: Index): KeyCollations {
  const entries = index.keys.flatMap((key) =>
    'column' in key && key.collation !== undefined ? [[key.column, key.collation] as const] : [],
  );
  return Object.fromEntries(entries);
}

function folds(context: KeyContext, columns: readonly string[], collations: KeyCollations | undefined): boolean {
  return columns.some((name) => {
    const column = context.columns.find((candidate) => candidate.source === name);
    return column !== undefined && isFolding(column.type, collations?.[name] ?? column.collation);
  });
}

function foldedIndex(context: KeyContext, key: Unique, subject: Subject): TargetIndex {
  const keys = key.columns.map((column) => {
    const collation = key.collations?.[column];
    return collation === undefined ? { column } : { column, collation };
  });
  const { name } = nameKey(
    context,
    subject.kind === 'unique' ? key : { columns: key.columns },
    subject,
    key.columns,
    true,
  );
  return { name, index: { name, unique: true, keys }, isConstraint: true, subject };
}

/** The key's own name if it can have it: names of keys are names of indexes, and those of a whole schema differ. */
function nameKey(
  context: KeyContext,
  key: Unique,
  subject: Subject,
  addition: readonly string[],
  folded = false,
): Pick<TargetKey, 'name' | 'nameImplied'> {
  const own = key.name === undefined ? undefined : ownName(context, key.name);
  if (own && (own.change === undefined || own.change === 'cut')) {
    context.relations.add(own.name);
    context.findings.push(...renamedFinding(subject, own));
    return { name: own.name, nameImplied: false };
  }
  const columns = addition.map((source) => context.columns.find((column) => column.source === source)?.name ?? source);
  const label = folded ? 'folded_key' : subject.kind === 'primary-key' ? 'pkey' : 'key';
  const implied = takePostgresName({ table: context.tableName, columns, label }, context.relations);
  if (own) context.findings.push(...renamedFinding(subject, { ...own, name: implied.name }));
  return { name: implied.name, nameImplied: implied.own };
}

function ownName({ config, relations }: KeyContext, name: string): AllottedName {
  return allotNames([wishName(name, undefined, config.identifiers)], new Set(relations))[0]!;
}

function isTooWide(context: KeyContext, columns: readonly string[], subject: Subject): boolean {
  if (columns.length <= MAX_KEY_COLUMNS) return false;
  const message = `has ${counted(columns.length, 'column')}, PostgreSQL allows ${MAX_KEY_COLUMNS} in a key: it is left out`;
  context.findings.push(makeFinding('warning', 'too-many-key-columns', { subject, message }));
  return true;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}

/** Whether both lists hold the same columns, in any order. */
export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
