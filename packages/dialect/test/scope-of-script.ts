import { parseStatementAt } from '../src/parse/parse.js';
import type { Scope } from '../src/index.js';
import { scopeAfter } from '../src/ddl/scope-after.js';
import { statementTexts } from '../src/parse/statement-texts.js';

/** The scope that the definitions of a SQLite script leave behind. */
export function scopeOfScript(script: string): Scope {
  return statementTexts(script).reduce<Scope>(
    (scope, { sql, start }) => scopeAfter(scope, parseStatementAt(sql, start), script),
    { tables: [] },
  );
}
