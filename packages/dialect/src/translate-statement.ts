import { parseScript, type Stmt } from './parse.js';
import { emitQuery } from './query.js';
import { Refusal } from './refusal.js';
import type { Scope } from './scope.js';
import { translated } from './translate.js';
import type { Translation } from './translation.js';

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

/** Every statement of a script, each with its findings; the spans point into the whole script. */
export function translateScript(request: StatementRequest): readonly Translation[] {
  const { sql, scope } = request;
  let statements: readonly Stmt[];
  try {
    statements = parseScript(sql);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [
      translated(sql, scope, 'select', () => {
        throw error;
      }),
    ];
  }
  return statements.map((statement) =>
    translated(sql, scope, 'select', (context) => {
      if (statement.type === 'SelectStmt') return { sql: emitQuery(context, statement.body, { exact: true }).sql };
      throw new Refusal('statement', `${statement.type} is not translated`);
    }),
  );
}
