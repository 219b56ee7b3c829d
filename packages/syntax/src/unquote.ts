import type { Token } from './tokenize.js';

/** The name or the text that a token stands for: quotes taken off, doubled ones made single. A bare word is itself. */
export function unquote(token: Token): string {
  if (token.kind !== 'quoted' && token.kind !== 'string') return token.text;
  const quote = token.text.charAt(0);
  const inner = token.text.slice(1, -1);
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote);
}
