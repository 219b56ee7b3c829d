import { compatSchemaOf, newContext, type Context, type Use } from '../context/context.js';
import type { Emitted } from '../sql/emitted.js';
import { Refusal } from '../parse/refusal.js';
import type { Scope } from '../scope/scope.js';
import type { Translation } from '../sql/translation.js';

/** The translation that `run` makes of a source, with everything gathered on the way; a refusal becomes a finding. */
export function translated(source: string, scope: Scope, use: Use, run: (context: Context) => Outcome): Translation {
  const context = newContext(source, scope, use);
  try {
    const outcome = run(context);
    const finish = (sql: string): string => context.binds.finish(sql);
    const statements = outcome.statements?.map(finish);
    const sql = statements ? statements.map((statement) => `${statement};\n`).join('') : finish(outcome.sql ?? '');
    const schema = compatSchemaOf(scope);
    return {
      sql,
      ...(statements ? { statements } : {}),
      type: outcome.value?.type ?? 'null',
      params: context.binds.names(),
      findings: context.findings,
      // Not all that was tried on the way is needed.
      compat: [...context.compat].filter((name) => sql.includes(`${schema}.${name}`)).sort(),
      immutable: outcome.value?.volatility === 'immutable',
    };
  } catch (error) {
    if (error instanceof Refusal) return refused(source, context, error);
    if (!isNestedTooDeep(error)) throw error;
    return refused(source, context, new Refusal('nested-too-deep', NESTED_TOO_DEEP));
  }
}

const NESTED_TOO_DEEP = 'the statement is nested too deep; SQLite itself accepts at most 1,000 levels';

/** Whether JavaScript ran out of stack, which happens far beyond what SQLite accepts. */
function isNestedTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** The result of a translation that was not refused. */
export interface Outcome {
  readonly sql?: string;
  readonly statements?: readonly string[];
  readonly value?: Emitted | undefined;
}

function refused(source: string, context: Context, error: Refusal): Translation {
  return {
    sql: null,
    type: 'null',
    params: [],
    findings: [
      ...context.findings,
      {
        code: error.code,
        severity: 'refused',
        span: error.span ?? { start: 0, end: source.length },
        message: error.message,
        ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
        ...(error.column === undefined ? {} : { column: error.column }),
      },
    ],
    compat: [],
    immutable: false,
  };
}
