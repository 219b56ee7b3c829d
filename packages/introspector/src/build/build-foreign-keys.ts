import type { ForeignKey, Table, Unique, Unsupported } from '@lite2pg/spec';
import { counted, quoteIdentifier } from '@lite2pg/spec';
import { foldName, sameName, sameNames } from '@lite2pg/syntax';
import type { CatalogForeignKey, CatalogTable } from '../catalog/sqlite-catalog.js';
import type { TableDdl } from '../ddl/table-ddl.js';

/** Foreign keys in neutral words, and those that no engine could hold. */
export interface BuiltForeignKeys {
  readonly foreignKeys: readonly ForeignKey[];
  readonly unsupported: readonly Unsupported[];
}

/**
 * The foreign keys of a table, their targets spelt out, in the order of the declaration. `tables` are all that may be
 * referred to, by their folded names, keys and indexes in place.
 */
export function buildForeignKeys(
  table: CatalogTable,
  tables: ReadonlyMap<string, Table>,
  ddl: TableDdl | undefined,
): BuiltForeignKeys {
  const foreignKeys: ForeignKey[] = [];
  const unsupported: Unsupported[] = [];
  const written = (ddl?.constraints ?? []).filter((constraint) => constraint.kind === 'foreign-key');
  table.foreignKeys.forEach((key, index) => {
    // Both are in the order of the declaration.
    const { name, deferrable } = written[index] ?? {};
    const found = resolveTarget(key, tables);
    if ('code' in found) {
      const own = name ?? key.from.join(', ');
      unsupported.push({ kind: 'constraint', name: own, table: table.name, ...found, sql: describe(key) });
      return;
    }
    foreignKeys.push({
      ...(name === undefined ? {} : { name }),
      columns: [...key.from],
      references: found,
      ...actionOf('onDelete', key.onDelete),
      ...actionOf('onUpdate', key.onUpdate),
      ...(deferrable === undefined ? {} : { deferrable }),
    });
  });
  return { foreignKeys, unsupported };
}

type Refusal = Pick<Unsupported, 'code' | 'message'>;

function resolveTarget(key: CatalogForeignKey, tables: ReadonlyMap<string, Table>): ForeignKey['references'] | Refusal {
  const target = tables.get(foldName(key.table));
  if (!target) return missing(`there is no ordinary table ${quoteIdentifier(key.table)}`);
  const wanted = key.to ?? target.primaryKey?.columns;
  if (!wanted) return mismatch(`${quoteIdentifier(target.name)} has no primary key`);
  const columns: string[] = [];
  for (const name of wanted) {
    const column = target.columns.find((candidate) => sameName(candidate.name, name));
    if (!column) return missing(`table ${quoteIdentifier(target.name)} has no column ${quoteIdentifier(name)}`);
    columns.push(column.name);
  }
  if (columns.length !== key.from.length) {
    return mismatch(`the primary key of ${quoteIdentifier(target.name)} has ${counted(columns.length, 'column')}`);
  }
  if (!isKey(target, columns)) {
    const list = columns.map(quoteIdentifier).join(', ');
    return mismatch(`${quoteIdentifier(target.name)} has no primary key and no unique index over (${list})`);
  }
  return { table: target.name, columns };
}

/** Without the PRAGMA, which is the default, a foreign key means nothing (sqlite.org/foreignkeys.html, 2 and 3). */
const IN_SQLITE = 'SQLite ignores it, or refuses writes where PRAGMA foreign_keys is on';

function missing(why: string): Refusal {
  return {
    code: 'foreign-key-target-missing',
    message: `${why}, so the foreign key cannot hold; ${IN_SQLITE}`,
  };
}

function mismatch(why: string): Refusal {
  return {
    code: 'foreign-key-mismatch',
    message: `${why}, so the foreign key cannot hold; ${IN_SQLITE}`,
  };
}

/**
 * Is there one row at the most for values of these columns? The keys may be in any order, but not partial, and must
 * compare as the columns do (sqlite.org/foreignkeys.html, 3).
 */
function isKey(table: Table, columns: readonly string[]): boolean {
  const wanted = columns.toSorted();
  return keysOf(table).some((key) => key.collations === undefined && sameNames(key.columns.toSorted(), wanted));
}

function keysOf(table: Table): Pick<Unique, 'columns' | 'collations'>[] {
  const indexes = (table.indexes ?? []).filter((index) => index.unique === true && !index.where);
  const overColumns = indexes.flatMap(({ keys }) => {
    const columns = keys.flatMap((key) => ('column' in key && key.collation === undefined ? [key.column] : []));
    return columns.length === keys.length ? [{ columns }] : [];
  });
  return [...(table.primaryKey ? [table.primaryKey] : []), ...(table.uniques ?? []), ...overColumns];
}

const ACTIONS: Readonly<Record<string, NonNullable<ForeignKey['onDelete']> | undefined>> = {
  CASCADE: 'cascade',
  'SET NULL': 'set-null',
  'SET DEFAULT': 'set-default',
  RESTRICT: 'restrict',
};

function actionOf<K extends 'onDelete' | 'onUpdate'>(event: K, words: string): Pick<ForeignKey, K> {
  const action = ACTIONS[words.toUpperCase()];
  return (action === undefined ? {} : { [event]: action }) as Pick<ForeignKey, K>;
}

function describe(key: CatalogForeignKey): string {
  const list = (names: readonly string[]): string => `(${names.map(quoteIdentifier).join(', ')})`;
  const target = key.to === undefined ? '' : ` ${list(key.to)}`;
  return `FOREIGN KEY ${list(key.from)} REFERENCES ${quoteIdentifier(key.table)}${target}`;
}
