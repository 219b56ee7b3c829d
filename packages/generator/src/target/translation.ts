import type { DialectFinding, Translation } from '@lite2pg/dialect';
import { type Expression, type Finding, makeFinding, type Subject } from '@lite2pg/spec';

/** Findings and helper functions, gathered along the way. */
export interface Gathered {
  readonly findings: Finding[];
  /** Helper functions that translated statements depend on, by name. */
  readonly compat: Set<string>;
}

/** The SQL text of an expression or query of the spec, in whichever engine's words. */
export function sourceText(expression: Expression): string {
  return 'sqlite' in expression ? expression.sqlite : expression.postgres;
}

/** How an expression is translated, and what is said if it cannot be. */
export interface TranslateRequest {
  readonly subject: Subject;
  /** The consequence for the target if there is no translation: `the table does not have this check`. */
  readonly without: string;
  /** Asks the dialect; not called for what is in PostgreSQL's words already. */
  readonly ask: (sqlite: string) => Translation;
  /** The original text for findings; left out: the expression's own. */
  readonly original?: string;
  /** Why a translation that there is cannot be used all the same; undefined if it can. */
  readonly objection?: (translation: Translation) => string | undefined;
}

/**
 * A spec's expression in PostgreSQL's words; null if it cannot be said, with a finding that has the reason and the
 * original text.
 */
export function translate(expression: Expression, request: TranslateRequest, gathered: Gathered): string | null {
  return translateStatements(expression, request, gathered)?.join(';\n') ?? null;
}

/** As `translate`, each of several statements by itself. */
export function translateStatements(
  expression: Expression,
  { subject, without, ask, original, objection }: TranslateRequest,
  { findings, compat }: Gathered,
): readonly string[] | null {
  if ('postgres' in expression) return [expression.postgres];
  const translation = ask(expression.sqlite);
  const sql = original ?? expression.sqlite;
  const refused = translation.findings.filter(({ severity }) => severity === 'refused').map(reasonOf);
  const reason = translation.sql === null ? refused.join('; ') : objection?.(translation);
  if (translation.sql === null || reason !== undefined) {
    const message = `${reason}: ${without}`;
    findings.push(makeFinding('warning', 'not-translated', { subject, message, sql }));
    return null;
  }
  for (const note of translation.findings) {
    findings.push(makeFinding('note', note.code, { subject, message: reasonOf(note), sql }));
  }
  for (const name of translation.compat) compat.add(name);
  return translation.statements ?? [translation.sql];
}

function reasonOf({ message, suggestion }: DialectFinding): string {
  return suggestion === undefined ? message : `${message} (${suggestion})`;
}
