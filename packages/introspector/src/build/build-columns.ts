import type { Column } from '@lite2pg/spec';
import { quoteLiteral } from '@lite2pg/spec';
import { foldName, tokenize, typeOfDeclared, unquote } from '@lite2pg/syntax';
import type { CatalogColumn, CatalogTable } from '../catalog/sqlite-catalog.js';
import type { ColumnDdl, TableDdl } from '../ddl/table-ddl.js';
import { isWord, sourceText } from '../ddl/token-reader.js';

/** The columns of a table in neutral words; their types as declared. */
export function buildColumns(table: CatalogTable, ddl: TableDdl | undefined): Column[] {
  const alias = rowidAlias(table);
  const autoincrement = ddl?.constraints.some(
    (constraint) => 'autoincrement' in constraint && constraint.autoincrement,
  );
  return table.columns.map((column, index) => {
    const written = ddl?.columns[index];
    const isAlias = column.name === alias;
    const defaultText = readDefault(column);
    return {
      name: column.name,
      type: typeOfDeclared(column.type),
      ...(column.type === '' ? {} : { declared: oneLine(column.type) }),
      ...(column.notNull || isAlias ? { nullable: false as const } : {}),
      ...(defaultText === undefined ? {} : { default: { sqlite: defaultText } }),
      ...(isAlias ? { identity: 'by-default' as const, autoincrement: autoincrement === true } : {}),
      ...collationOf(written),
      ...generatedOf(column, written),
      ...(written?.comment === undefined ? {} : { comment: written.comment }),
    };
  });
}

/**
 * The column that is the rowid by another name. SQLite makes an index for every other primary key: so also for
 * INTEGER PRIMARY KEY DESC, which by an old mistake is none.
 */
export function rowidAlias(table: CatalogTable): string | undefined {
  const [only, ...others] = table.columns.filter((column) => column.keyPosition > 0);
  if (table.withoutRowid || others.length > 0) return undefined;
  return table.indexes.some((index) => index.origin === 'primary-key') ? undefined : only?.name;
}

/** A collation as the spec says it: undefined for 'binary', SQLite's own in lower case, others as they are. */
export function neutralCollation(collation: string | undefined): string | undefined {
  const folded = foldName(collation ?? 'binary');
  if (folded === 'binary') return undefined;
  return folded === 'nocase' || folded === 'rtrim' ? folded : collation;
}

function collationOf(written: ColumnDdl | undefined): Pick<Column, 'collation'> {
  const collation = neutralCollation(written?.collation);
  return collation === undefined ? {} : { collation };
}

function generatedOf(column: CatalogColumn, written: ColumnDdl | undefined): Pick<Column, 'generated'> {
  if (column.generated === undefined || written?.generated === undefined) return {};
  return { generated: { expression: { sqlite: written.generated }, storage: column.generated } };
}

/** SQLite takes a name where a default must be constant for a string; DEFAULT NULL is no default. */
function readDefault(column: CatalogColumn): string | undefined {
  if (column.defaultText === null || column.generated !== undefined) return undefined;
  const tokens = tokenize(column.defaultText).filter((token) => token.kind !== 'comment');
  const [only] = tokens;
  if (tokens.length !== 1 || !only) return sourceText(column.defaultText, tokens);
  if (isWord(only, 'NULL')) return undefined;
  if (only.kind === 'quoted') return quoteLiteral(unquote(only));
  const constant = CONSTANTS.some((word) => isWord(only, word));
  return only.kind === 'word' && !constant ? quoteLiteral(only.text) : only.text;
}

const CONSTANTS = ['TRUE', 'FALSE', 'CURRENT_TIME', 'CURRENT_DATE', 'CURRENT_TIMESTAMP'] as const;

/** A declared type may run over lines, with comments in between. */
function oneLine(type: string): string {
  const tokens = tokenize(type).filter((token) => token.kind !== 'comment');
  return sourceText(type, tokens).split(/\s+/).join(' ');
}
