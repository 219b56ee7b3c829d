import { sameName } from '@lite2pg/syntax';
import type { Catalog, CatalogColumn, CatalogTable } from './sqlite-catalog.js';

/**
 * The columns of a table of FTS3 or FTS4 that SQLite cannot open, its tokenizer being the application's: those of the
 * table that keeps its texts, where they are called c0title, c1body … (fts3.html, 9.1). None where there is no such table.
 */
export function contentColumns(source: CatalogTable, catalog: Catalog): CatalogColumn[] {
  const content = catalog.tables.find(({ name }) => sameName(name, `${source.name}_content`));
  const texts = (content?.columns ?? []).slice(1);
  const isText = ({ name }: CatalogColumn, at: number): boolean => name.startsWith(`c${at}`);
  return texts.every(isText)
    ? texts.map((column, at) => ({ ...column, name: column.name.slice(`c${at}`.length) }))
    : [];
}
