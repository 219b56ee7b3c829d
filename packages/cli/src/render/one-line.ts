/** Moves a terminal's cursor, colours it, or hides what follows: C0, C1, line and paragraph separators, direction marks. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text from the source (a name, a value) as it may be shown in a line of a terminal: control characters as escapes,
 * `\n` or `\u{1b}`.
 */
export function onOneLine(text: string): string {
  return text.replaceAll(
    UNSEEN,
    (character) => NAMED[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
