import { isOperator, type Token } from '@lite2pg/syntax';
import { readStatement } from './token-reader.js';

/** A CREATE VIRTUAL TABLE in its parts. */
export interface VirtualTableDdl {
  /** In lower case. */
  readonly module: string;
  /** The tokens of each argument, without comments; what they mean only the module knows. */
  readonly arguments: readonly (readonly Token[])[];
}

/** Reads a stored CREATE VIRTUAL TABLE; throws `bad-document` where it is none that SQLite would read. */
export function readVirtualTableDdl(sql: string): VirtualTableDdl {
  const reader = readStatement(sql);
  reader.expect('CREATE', 'VIRTUAL', 'TABLE');
  reader.accepts('IF', 'NOT', 'EXISTS');
  reader.name();
  if (reader.acceptsOperator('.')) reader.name();
  reader.expect('USING');
  const module = reader.name().toLowerCase();
  return { module, arguments: reader.seesOperator('(') ? splitArguments(reader.parenthesized()) : [] };
}

function splitArguments(tokens: readonly Token[]): Token[][] {
  const list: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isOperator(token, '(')) depth += 1;
    if (isOperator(token, ')')) depth -= 1;
    if (depth === 0 && isOperator(token, ',')) list.push([]);
    else list.at(-1)!.push(token);
  }
  return list.filter((argument) => argument.length > 0);
}
