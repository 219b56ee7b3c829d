import { quoteLiteral, redactAll, type Finding, type Plan, type Statement } from '@lite2pg/spec';

/** A statement of the plan and its place in it. */
export interface NumberedStatement {
  readonly number: number;
  readonly statement: Statement;
}

/** The statements of a plan with their places in it. */
export function numberStatements({ statements }: Pick<Plan, 'statements'>): NumberedStatement[] {
  return statements.map((statement, number) => ({ number, statement }));
}

/**
 * The SQL that writes that statements are done, or what was found of them; belongs in their transaction. Of a table there may be
 * several findings, of any other statement one.
 */
export function recordStatements(
  plan: string,
  done: readonly NumberedStatement[],
  finding?: Finding | readonly Finding[],
): string {
  const found = finding ? `${quoteLiteral(JSON.stringify(redactAll(finding)))}::jsonb` : 'NULL';
  const lines = done.map(
    ({ number, statement }) => `(${quoteLiteral(plan)}, ${number}, ${quoteLiteral(statement.phase)}, ${found})`,
  );
  return `INSERT INTO lite2pg.statements (plan, number, phase, finding)
    VALUES ${lines.join(', ')}
    ON CONFLICT (plan, number) DO UPDATE SET finding = excluded.finding, done_at = now()`;
}

/** Statements as one text; a comment at the end of one does not swallow the next. */
export function joinStatements(statements: readonly string[]): string {
  return statements.map((statement) => `${statement}\n;`).join('\n');
}
