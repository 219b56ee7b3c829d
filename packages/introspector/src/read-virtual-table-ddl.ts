import { readStatement } from './token-reader.js';

/** The module of a stored CREATE VIRTUAL TABLE, in lower case; throws `bad-document` where it is none that SQLite would read. */
export function readVirtualTableModule(sql: string): string {
  const reader = readStatement(sql);
  reader.expect('CREATE', 'VIRTUAL', 'TABLE');
  reader.accepts('IF', 'NOT', 'EXISTS');
  reader.name();
  if (reader.acceptsOperator('.')) reader.name();
  reader.expect('USING');
  return reader.name().toLowerCase();
}
