import { makeFinding, type Finding, type Spec, type Subject } from '@lite2pg/spec';
import { isOperator, tokenize, unquote, type Token } from '@lite2pg/syntax';
import { sourceText } from '../target/translation.js';

/** Notes for views and triggers that add texts with +, which makes numbers of them. */
export function noteTextSums(spec: Spec): Finding[] {
  const isText = textColumns(spec);
  const note = (subject: Subject, sql: string): Finding[] => {
    if (!addsText(sql, isText)) return [];
    const message =
      'adds texts with +: SQLite converts them to numbers, most of them to 0, and so does the translation; || joins texts';
    return [makeFinding('note', 'text-sum', { subject, message })];
  };
  return [
    ...spec.views.flatMap(({ name, query }) =>
      'sqlite' in query ? note({ kind: 'view', name }, sourceText(query)) : [],
    ),
    ...spec.triggers.flatMap(({ name, table, body }) =>
      'sqlite' in body ? note({ kind: 'trigger', name, table }, sourceText(body)) : [],
    ),
  ];
}

/** Whether a name is that of text columns only, wherever it occurs. */
function textColumns({ tables }: Spec): (name: string) => boolean {
  const kinds = new Map<string, Set<string>>();
  for (const { name, type } of tables.flatMap(({ columns }) => columns)) {
    const key = name.toLowerCase();
    kinds.set(key, (kinds.get(key) ?? new Set()).add(type.kind));
  }
  return (name) => {
    const found = kinds.get(name.toLowerCase());
    return found?.size === 1 && found.has('text');
  };
}

/** Whether a text stands directly before or behind a +. */
function addsText(sql: string, isText: (name: string) => boolean): boolean {
  const tokens = tokenize(sql).filter(({ kind }) => kind !== 'comment');
  const isTextAt = (at: number): boolean => {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.kind === 'string') return true;
    const isName = (token.kind === 'word' || token.kind === 'quoted') && !isOperator(tokens[at + 1], '(');
    return isName && isText(unquote(token));
  };
  return tokens.some(
    (token, at) => isOperator(token, '+') && (isTextAt(at - 1) || isTextAt(endOfPath(tokens, at + 1))),
  );
}

/** Of `a.b.c` the place of `c`. */
function endOfPath(tokens: readonly Token[], at: number): number {
  return isOperator(tokens[at + 1], '.') ? endOfPath(tokens, at + 2) : at;
}
