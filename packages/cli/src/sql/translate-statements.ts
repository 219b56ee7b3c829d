import { statementTexts, translateScript, type DialectFinding, type Scope } from '@lite2pg/dialect';

/** Something to know about a translation, and where in the script: lines and columns count from 1, columns in characters. */
export interface PlacedFinding extends Pick<DialectFinding, 'code' | 'severity' | 'message' | 'suggestion'> {
  readonly line: number;
  readonly column: number;
}

/** A statement of a script and what became of it; an item of what `translate --json` prints. */
export interface TranslatedStatement {
  /** Its place among the statements, from 1. */
  readonly statement: number;
  readonly line: number;
  readonly column: number;
  /** As SQLite has it. */
  readonly source: string;
  /** For PostgreSQL; null if it was refused. */
  readonly sql: string | null;
  /** The same one by one, if it became several. */
  readonly statements?: readonly string[];
  /** SQLite's names of $1, $2, …: `:a`, or `?3` for the third. */
  readonly params: readonly string[];
  /** The helper functions it needs: `lite2pg compat` with these names prints them. */
  readonly compat: readonly string[];
  readonly findings: readonly PlacedFinding[];
}

/** The statements of a script, translated one after the other. `knowsTables`: the scope is that of a schema. */
export function translateStatements(
  sql: string,
  { scope, knowsTables }: { readonly scope: Scope; readonly knowsTables: boolean },
): TranslatedStatement[] {
  const translations = translateScript({ sql, scope });
  return statementTexts(sql).map((text, at): TranslatedStatement => {
    const { sql: translated = null, statements, params = [], compat = [], findings = [] } = translations[at] ?? {};
    return {
      statement: at + 1,
      ...placeOf(sql, text.start),
      source: text.sql,
      sql: translated,
      ...(statements ? { statements } : {}),
      params,
      compat,
      findings: findings.map((finding) => placed(sql, finding, knowsTables)),
    };
  });
}

function placed(sql: string, finding: DialectFinding, knowsTables: boolean): PlacedFinding {
  const { code, severity, message, span } = finding;
  const unknown = code === 'no-such-table' && !knowsTables;
  const suggestion = unknown ? 'give --schema app.db, so that tables and types are known' : finding.suggestion;
  return { code, severity, ...placeOf(sql, span.start), message, ...(suggestion === undefined ? {} : { suggestion }) };
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(lineStart)).length + 1 };
}
