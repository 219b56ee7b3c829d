/** A GLOB pattern in PostgreSQL's own words: a LIKE pattern where there are no brackets, else a regular expression. */
export interface NativeGlob {
  readonly kind: 'like' | 'regex';
  readonly pattern: string;
}

/** The native form of a GLOB pattern; undefined where a bracket holds what the two dialects read differently. */
export function globPattern(glob: string): NativeGlob | undefined {
  if (!glob.includes('[')) return { kind: 'like', pattern: Array.from(glob).map(likeChar).join('') };
  let regex = '^';
  const chars = Array.from(glob);
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (char === '*') regex += '.*';
    else if (char === '?') regex += '.';
    else if (char === '[') {
      const end = chars.indexOf(']', at + 1);
      const body = end === -1 ? undefined : bracket(chars.slice(at + 1, end));
      if (body === undefined) return undefined;
      regex += body;
      at = end;
    } else regex += isWord(char) ? char : `\\${char}`;
    if (char !== '*' && char !== '?' && char !== '[' && !isWord(char) && char.codePointAt(0)! > 126) return undefined;
  }
  return { kind: 'regex', pattern: regex.endsWith('.*') ? regex.slice(0, -2) : `${regex}$` };
}

function likeChar(char: string): string {
  if (char === '*') return '%';
  if (char === '?') return '_';
  return char === '%' || char === '_' || char === '\\' ? `\\${char}` : char;
}

/** Letters, digits and ranges of them; anything else has its own rules in one of the dialects. */
function bracket(chars: readonly string[]): string | undefined {
  const negated = chars[0] === '^';
  const rest = negated ? chars.slice(1) : chars;
  let prior: string | undefined;
  for (let at = 0; at < rest.length; at += 1) {
    const char = rest[at] ?? '';
    const end = rest[at + 1] ?? '';
    if (isWord(char)) prior = char;
    else if (char === '-' && prior !== undefined && isWord(end) && prior <= end) {
      prior = undefined;
      at += 1;
    } else return undefined;
  }
  return rest.length > 0 ? `[${negated ? '^' : ''}${rest.join('')}]` : undefined;
}

function isWord(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || (char >= '0' && char <= '9');
}
