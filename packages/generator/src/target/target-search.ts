import {
  type ColumnType,
  type Config,
  type Finding,
  makeFinding,
  quoteLiteral,
  type Subject,
  type Table,
  type TargetSearch,
  type TextSearch,
} from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';
import { allotNames, wishName } from '../name/name.js';
import { pickColumn } from './pick-column.js';
import { takePostgresName } from '../name/postgres-name.js';
import type { TableShape } from './table-shape.js';

/** The context that the searches of one table are decided from. */
export interface SearchContext {
  readonly source: Table;
  /** With its generated columns decided. */
  readonly table: TableShape;
  readonly config: Config;
  /** Names of relations of the schema that are taken; those of indexes are added. */
  readonly relations: Set<string>;
  readonly findings: Finding[];
}

/** Searches that find a table's rows by words or by where they lie; adds what a person should know to the findings. */
export function resolveSearches(context: SearchContext): TargetSearch[] {
  const { source, findings } = context;
  const words = (source.textSearches ?? []).flatMap((search) => resolveTextSearch(context, search));
  const boxes = source.boxSearch ? [resolveBoxSearch(context, source.boxSearch.axes)] : [];
  if (words.length + boxes.length === 0) findings.push(...unsearchedNote(source));
  return [...words, ...boxes];
}

/** A table that a module kept and that is an ordinary one now. */
function unsearchedNote({ name, virtual }: Table): Finding[] {
  if (!virtual) return [];
  const subject: Subject = { kind: 'table', name };
  const ask = `for an index that finds them, set {"as": "search"} for it under "virtualTables" in the config`;
  if (virtual.module.startsWith('rtree')) {
    const message = `it is an R-tree in SQLite and an ordinary table here; its boxes are all there; ${ask}`;
    return [makeFinding('note', 'spatial-index', { subject, message, sql: virtual.sql })];
  }
  const message = `it is a full-text table in SQLite and an ordinary table here: its texts are all there, but MATCH is not available; ${ask}`;
  return [makeFinding('warning', 'full-text-search', { subject, message, sql: virtual.sql })];
}

function resolveTextSearch(
  { source, table, config, relations, findings }: SearchContext,
  search: TextSearch,
): TargetSearch[] {
  const subject: Subject = { kind: 'virtual-table', name: search.name, table: table.source };
  const columns = search.columns.map((name) => pickColumn(table, name));
  const texts = columns.flatMap(({ sql, type, expression, nullable }) => {
    const cast = AS_TEXT[type.kind];
    if (cast === undefined) return [];
    const value = expression === undefined ? sql : `(${expression})`;
    return [{ sql: `${value}${cast}`, nullable }];
  });
  if (texts.length < columns.length) {
    const left = columns.filter(({ type }) => AS_TEXT[type.kind] === undefined).map((column) => `"${column.source}"`);
    const message = `${left.join(', ')} is not a text, so its words are not found`;
    findings.push(makeFinding('warning', 'full-text-search', { subject, message }));
  }
  if (texts.length === 0) return [];
  const name = nameColumn(table, config, search, source.textSearches ?? []);
  const language = quoteLiteral(search.language);
  const [only, ...more] = texts;
  const all =
    only && more.length === 0
      ? only.sql
      : texts.map(({ sql, nullable }) => (nullable ? `coalesce(${sql}, '')` : sql)).join(` || ' ' || `);
  const message =
    `words are found by ${formatIdentifier(name)} @@ websearch_to_tsquery(${language}, …) and ranked by ts_rank; ` +
    "in a database of the locale C only ASCII letters have a case; SQLite's options of tokenizers and its rank are not carried over";
  findings.push(makeFinding('note', 'full-text-search', { subject, message }));
  return [
    {
      indexName: takePostgresName({ table: table.name, columns: [name], label: 'idx' }, relations).name,
      method: 'gin',
      key: formatIdentifier(name),
      column: { name, definition: `tsvector GENERATED ALWAYS AS (to_tsvector(${language}, ${all})) STORED` },
      subject,
    },
  ];
}

/** How a value is written as text by an immutable cast; others have no words that a generated column could keep. */
const AS_TEXT: Partial<Readonly<Record<ColumnType['kind'], string>>> = {
  text: '',
  integer: '::text',
  decimal: '::text',
  uuid: '::text',
};

/** `tsv`, unless the table has that already or has several. */
function nameColumn({ columns }: TableShape, config: Config, search: TextSearch, all: readonly TextSearch[]): string {
  const taken = new Set(columns.map(({ name }) => name));
  if (all.length === 1 && !taken.has('tsv')) return 'tsv';
  const wishes = all.map(({ name }) => wishName(`${name}_tsv`, undefined, config.identifiers));
  return allotNames(wishes, taken, 'columns')[all.indexOf(search)]!.name;
}

type Axes = NonNullable<Table['boxSearch']>['axes'];

/** PostgreSQL's boxes have two dimensions: one that is missing is 0, further ones are compared row by row. */
function resolveBoxSearch({ table, relations, findings }: SearchContext, axes: Axes): TargetSearch {
  const subject: Subject = { kind: 'virtual-table', name: table.source, table: table.source };
  const [first, second] = axes;
  const bound = (side: 'min' | 'max', axis: Axes[number] | undefined): string =>
    axis ? pickColumn(table, axis[side]).sql : '0';
  const point = (side: 'min' | 'max'): string => `point(${bound(side, first)}, ${bound(side, second)})`;
  const key = `box(${point('min')}, ${point('max')})`;
  const more = axes.length > 2 ? '; further dimensions are compared row by row' : '';
  const message = `rows are found by ${key} && box(point(…), point(…))${more}`;
  findings.push(makeFinding('note', 'spatial-index', { subject, message }));
  const { name } = takePostgresName({ table: table.name, columns: ['box'], label: 'idx' }, relations);
  return { indexName: name, method: 'gist', key, subject };
}
