import { tokenize, type Token } from './token.js';

/** A schema and the relations in it, all as SQL writes them. */
export interface HomeSchema {
  readonly schema: string;
  readonly relations: ReadonlySet<string>;
}

/**
 * The SQL without the schema before the names of its relations, and without an alias that says such a name again: as a
 * person writes it who works in that schema.
 */
export function unqualify(sql: string, home: HomeSchema): string {
  const tokens = tokenize(sql);
  const mayBeShadowed = namedWithoutSchema(tokens);
  const left = new Set<Token>();
  tokens.forEach((token, at) => {
    const [schema, dot, as, alias] = [tokens[at - 2], tokens[at - 1], tokens[at + 1], tokens[at + 2]];
    const isHome = dot?.text === '.' && schema?.text === home.schema && tokens[at - 3]?.text !== '.';
    if (!isHome || !home.relations.has(token.text) || mayBeShadowed.has(token.text)) return;
    left.add(schema).add(dot);
    if (as?.text === 'AS' && alias?.text === token.text) left.add(as).add(alias);
  });
  let out = '';
  let end = 0;
  for (const token of tokens) {
    // The space before an alias goes with it, that before the schema stays.
    if (!left.has(token)) out += sql.slice(end, token.start) + token.text;
    else if (token.text === home.schema) out += sql.slice(end, token.start);
    end = token.start + token.text.length;
  }
  return out + sql.slice(end);
}

/** In a query that names parts of itself (WITH), a name without a schema may be one of those. */
function namedWithoutSchema(tokens: readonly Token[]): ReadonlySet<string> {
  if (!tokens.some(({ kind, text }) => kind === 'word' && text.toUpperCase() === 'WITH')) return new Set();
  return new Set(tokens.filter((_, at) => tokens[at - 1]?.text !== '.').map(({ text }) => text));
}
