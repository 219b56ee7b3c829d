import type { DialectFinding } from './dialect.js';
import type { Expression, Finding, Subject } from '@lite2pg/spec';
import { makeFinding } from './finding.js';

/** Where what is found and leaned on along the way is gathered. */
export interface Gathered {
  readonly findings: Finding[];
  /** Helper functions that translated statements lean on, by name. */
  readonly compat: Set<string>;
}

/** What of a translation the generator needs; `translateExpression` and its like give more. */
export interface Translated {
  /** PostgreSQL's SQL; null where it was refused. */
  readonly sql: string | null;
  readonly findings: readonly DialectFinding[];
  readonly compat: readonly string[];
  /** Whether PostgreSQL may keep it in an index or a generated column. */
  readonly immutable: boolean;
}

/** What an expression or query of the spec is in SQL's words, whichever engine's. */
export function sourceText(expression: Expression): string {
  return 'sqlite' in expression ? expression.sqlite : expression.postgres;
}

export interface TranslateRequest {
  readonly subject: Subject;
  /** What the target lacks where there is no translation: `the table is without this check`. */
  readonly without: string;
  /** PostgreSQL takes only what gives the same for the same row at all times. */
  readonly immutable?: boolean;
  /** Asks the dialect; not called for what is in PostgreSQL's words already. */
  readonly ask: (sqlite: string) => Translated;
}

/** A spec's expression in PostgreSQL's words; null where it cannot be said, with a finding that has the reason and the original text. */
export function translate(expression: Expression, request: TranslateRequest, gathered: Gathered): string | null {
  if ('postgres' in expression) return expression.postgres;
  const { subject, without } = request;
  const translated = request.ask(expression.sqlite);
  const refuse = (code: string, reason: string): null => {
    const message = `${reason}: ${without}`;
    gathered.findings.push(makeFinding('attention', code, { subject, message, sql: expression.sqlite }));
    return null;
  };
  if (translated.sql === null) {
    const reasons = translated.findings.filter(({ severity }) => severity === 'refused').map(reasonOf);
    return refuse('not-translated', reasons.join('; '));
  }
  if (request.immutable && !translated.immutable) {
    return refuse(
      'not-immutable',
      'PostgreSQL takes only immutable expressions here, and this may change with time or settings',
    );
  }
  for (const note of translated.findings) {
    gathered.findings.push(
      makeFinding('note', note.code, { subject, message: reasonOf(note), sql: expression.sqlite }),
    );
  }
  for (const name of translated.compat) gathered.compat.add(name);
  return translated.sql;
}

function reasonOf({ message, suggestion }: DialectFinding): string {
  return suggestion === undefined ? message : `${message} (${suggestion})`;
}
