import { parseStatementAt } from '../src/request/parse.js';
import type { Scope } from '../src/index.js';
import { scopeAfter } from '../src/scope/scope-after.js';
import { statementTexts } from '../src/request/statement-texts.js';

/** The scope that the definitions of a SQLite script leave behind. */
export function scopeOfScript(script: string): Scope {
  return statementTexts(script).reduce<Scope>(
    (scope, { sql, start }) => scopeAfter(scope, parseStatementAt(sql, start), script),
    { tables: [] },
  );
}
