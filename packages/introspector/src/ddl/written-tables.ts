import { isOperator, tokenize, type Token } from '@lite2pg/syntax';
import { readTokens, type TokenReader } from './token-reader.js';

/** The tables that the statements of a trigger write to; undefined where one of them does not say it at its beginning. */
export function writtenTables(body: string): string[] | undefined {
  const tables = splitStatements(tokenize(body)).map((tokens) => writtenTable(readTokens(tokens)));
  const known = tables.filter((name) => name !== undefined);
  return known.length === tables.length ? known : undefined;
}

/** Within parentheses a semicolon cannot stand. */
function splitStatements(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  for (const token of tokens.filter(({ kind }) => kind !== 'comment')) {
    if (isOperator(token, ';')) statements.push([]);
    else statements.at(-1)!.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

const ACTIONS = ['ROLLBACK', 'ABORT', 'REPLACE', 'FAIL', 'IGNORE'] as const;

function writtenTable(reader: TokenReader): string | undefined {
  const passAction = (): void => {
    if (reader.accepts('OR')) ACTIONS.some((action) => reader.accepts(action));
  };
  if (reader.accepts('INSERT')) passAction();
  else if (reader.accepts('UPDATE')) {
    passAction();
    return reader.name();
  } else if (reader.accepts('DELETE')) return reader.accepts('FROM') ? reader.name() : undefined;
  else if (!reader.accepts('REPLACE')) return undefined;
  return reader.accepts('INTO') ? reader.name() : undefined;
}
