import { tokenize, type Token } from './token.js';

/** A schema and the relations in it, all as SQL writes them. */
export interface HomeSchema {
  readonly schema: string;
  readonly relations: ReadonlySet<string>;
}

/** The SQL without the schema before the names of its relations: as a person writes it who works in that schema. */
export function unqualify(sql: string, home: HomeSchema): string {
  const tokens = tokenize(sql);
  const mayBeShadowed = namedWithoutSchema(tokens);
  const left = new Set<Token>();
  for (const at of homeNames(tokens, home)) {
    if (mayBeShadowed.has(tokens[at]!.text)) continue;
    left.add(tokens[at - 2]!).add(tokens[at - 1]!);
  }
  let out = '';
  let end = 0;
  for (const token of tokens) {
    out += left.has(token) && token.text === '.' ? '' : sql.slice(end, token.start);
    if (!left.has(token)) out += token.text;
    end = token.start + token.text.length;
  }
  return out + sql.slice(end);
}

/** The SQL without aliases that say again what a relation of the schema is called: `public.t AS t`. */
export function dropSelfAliases(sql: string, home: HomeSchema): string {
  const tokens = tokenize(sql);
  let out = '';
  let end = 0;
  for (const at of homeNames(tokens, home)) {
    const [name, as, alias] = tokens.slice(at, at + 3);
    if (as?.text !== 'AS' || alias?.text !== name!.text) continue;
    out += sql.slice(end, name!.start + name!.text.length);
    end = alias.start + alias.text.length;
  }
  return out + sql.slice(end);
}

/** Where the names of the schema's relations stand that have the schema before them. */
function homeNames(tokens: readonly Token[], { schema, relations }: HomeSchema): number[] {
  return tokens.flatMap(({ text }, at) => {
    const isHome = tokens[at - 1]?.text === '.' && tokens[at - 2]?.text === schema && tokens[at - 3]?.text !== '.';
    return isHome && relations.has(text) ? [at] : [];
  });
}

/** In a query that names parts of itself (WITH), a name without a schema may be one of those. */
function namedWithoutSchema(tokens: readonly Token[]): ReadonlySet<string> {
  if (!tokens.some(({ kind, text }) => kind === 'word' && text.toUpperCase() === 'WITH')) return new Set();
  return new Set(tokens.filter((_, at) => tokens[at - 1]?.text !== '.').map(({ text }) => text));
}
