import {
  foreignKeyText,
  type Index,
  type Spec,
  type Table,
  type Unique,
  type UnreadableColumn,
  type Unsupported,
} from '@lite2pg/spec';

/**
 * The spec without these columns, and without the keys and indexes that are over them; each is in `unsupported`, with the
 * reason.
 */
export function leaveOutColumns(spec: Spec, left: readonly UnreadableColumn[]): Spec {
  if (left.length === 0) return spec;
  const isLeft: IsLeft = (table, name) => left.some((column) => column.table === table && column.name === name);
  const cut = spec.tables.map((table) => cutTable(table, isLeft));
  const described = spec.tables.flatMap((table) =>
    left.filter((column) => column.table === table.name).flatMap((column) => describeColumn(table, column)),
  );
  return {
    ...spec,
    tables: cut.map(({ table }) => table),
    unsupported: [...spec.unsupported, ...described, ...cut.flatMap(({ unsupported }) => unsupported)],
  };
}

type IsLeft = (table: string, column: string) => boolean;

function describeColumn(table: Table, { name, complaint }: UnreadableColumn): Unsupported[] {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) return [];
  const expression = column.generated?.expression;
  return [
    {
      kind: 'column',
      name,
      table: table.name,
      code: 'column-unreadable',
      message:
        `SQLite cannot compute its values (${complaint}): the column is left out; ` +
        'keep its values in a plain column to move them, or add it on PostgreSQL afterwards',
      ...(expression && 'sqlite' in expression ? { sql: expression.sqlite } : {}),
    },
  ];
}

function cutTable(
  table: Table,
  isLeft: IsLeft,
): { readonly table: Table; readonly unsupported: readonly Unsupported[] } {
  const names = new Set(table.columns.flatMap(({ name }) => (isLeft(table.name, name) ? [name] : [])));
  const { uniques = [], indexes = [], foreignKeys = [], textSearches = [], columns } = table;
  const isOver = (list: readonly string[]): boolean => list.some((name) => names.has(name));
  const refers = ({ references }: (typeof foreignKeys)[number]): boolean =>
    references.columns.some((name) => isLeft(references.table, name));
  const cutUniques = uniques.filter((unique) => isOver(unique.columns));
  const cutIndexes = indexes.filter((index) => isOver(columnsOf(index)));
  const cutKeys = foreignKeys.filter((key) => isOver(key.columns) || refers(key));
  const searches = textSearches.map((search) => ({
    ...search,
    columns: search.columns.filter((name) => !names.has(name)),
  }));
  return {
    table: {
      ...table,
      columns: columns.filter(({ name }) => !names.has(name)),
      uniques: uniques.filter((unique) => !cutUniques.includes(unique)),
      indexes: indexes.filter((index) => !cutIndexes.includes(index)),
      foreignKeys: foreignKeys.filter((key) => !cutKeys.includes(key)),
      textSearches: searches.filter((search) => search.columns.length > 0),
    },
    unsupported: [
      ...cutUniques.map((unique) => describeUnique(table, unique)),
      ...cutIndexes.map(({ name }): Unsupported => ({
        kind: 'index',
        name,
        table: table.name,
        code: 'index-column-unreadable',
        message: LEFT_OUT_TOO,
      })),
      ...cutKeys.map((key): Unsupported => ({
        kind: 'constraint',
        name: key.name ?? key.columns.join(', '),
        table: table.name,
        code: 'foreign-key-column-unreadable',
        message: LEFT_OUT_TOO,
        sql: foreignKeyText(key),
      })),
    ],
  };
}

const LEFT_OUT_TOO = 'it names a column that is left out: it is left out, too';

function columnsOf({ keys }: Index): string[] {
  return keys.flatMap((key) => ('column' in key ? [key.column] : []));
}

function describeUnique({ name: table }: Table, { name, columns }: Unique): Unsupported {
  const own = name ?? columns.join(', ');
  return { kind: 'constraint', name: own, table, code: 'unique-column-unreadable', message: LEFT_OUT_TOO };
}
