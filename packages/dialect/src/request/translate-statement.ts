import { emitStatement } from './emit-statement.js';
import { parseStatementAt } from '../parse/parse.js';
import type { Scope } from '../scope/scope.js';
import { scopeAfter } from '../ddl/scope-after.js';
import { statementTexts, wordsOf } from '../parse/statement-texts.js';
import { translated } from './translate.js';
import type { Translation } from '../sql/translation.js';

/** Statements of an application, in SQLite's SQL. */
export interface StatementRequest {
  readonly sql: string;
  readonly scope: Scope;
}

/** One statement; of several only the first. */
export function translateStatement(request: StatementRequest): Translation {
  const [first] = translateScript(request);
  return first ?? translated(request.sql, request.scope, 'select', () => ({ sql: '' }));
}

/**
 * Every statement of a script, each with its findings; the spans point into the whole script. Tables that a statement
 * creates, changes or drops are so for the statements behind it.
 */
export function translateScript(request: StatementRequest): readonly Translation[] {
  const { sql } = request;
  let { scope } = request;
  return statementTexts(sql).map(({ sql: text, start }) => {
    let next = scope;
    const result = translated(sql, scope, 'select', (context) => {
      for (const word of wordsOf(text)) {
        if (word.kind === 'VARIABLE') context.binds.keyOf(word.text, start + word.start);
      }
      const statement = parseStatementAt(text, start);
      const outcome = emitStatement(context, statement);
      next = scopeAfter(scope, statement, sql);
      return outcome;
    });
    scope = next;
    return result;
  });
}
