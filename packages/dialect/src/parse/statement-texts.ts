import { tokenName, withOptions } from 'sqlite3-parser';

const parser = withOptions({ digitSeparator: '_' });

/** A token of SQLite's SQL: its kind in capitals (`SELECT`, `ID`, `LP`) and where it stands. */
export interface Word {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of a text, without spaces and comments. */
export function wordsOf(sql: string): readonly Word[] {
  const words: Word[] = [];
  for (const token of parser.tokenize(sql)) {
    const start = token.span.offset;
    words.push({ kind: tokenName(token.type) ?? '', text: token.text, start, end: start + token.span.length });
  }
  return words.filter((word) => word.end > word.start);
}

/** A statement of a script: its text and where it starts. */
export interface StatementText {
  readonly sql: string;
  readonly start: number;
}

/** Cuts a script at its semicolons, those inside the body of a trigger left alone. Empty statements are left out. */
export function statementTexts(script: string): readonly StatementText[] {
  const found: StatementText[] = [];
  let current: Word[] = [];
  const close = (): void => {
    const [first] = current;
    const last = current.at(-1);
    if (first && last) found.push({ sql: script.slice(first.start, last.end), start: first.start });
    current = [];
  };
  for (const word of wordsOf(script)) {
    if (word.kind === 'SEMI' && !insideTrigger(current)) close();
    else current.push(word);
  }
  close();
  return found;
}

/** CREATE … TRIGGER … BEGIN, and no END yet that is not of a CASE. */
function insideTrigger(words: readonly Word[]): boolean {
  const head = words.slice(0, 4).map((word) => word.kind);
  if (head[0] !== 'CREATE' || !head.includes('TRIGGER')) return false;
  const begin = words.findIndex((word) => word.kind === 'BEGIN');
  if (begin === -1) return false;
  let depth = 1;
  for (const word of words.slice(begin + 1)) {
    if (word.kind === 'CASE') depth += 1;
    if (word.kind === 'END') depth -= 1;
  }
  return depth > 0;
}
