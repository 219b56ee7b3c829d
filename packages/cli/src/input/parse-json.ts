import { groupDigits, isSecretName, Lite2pgError, redact } from '@lite2pg/spec';

/** Documents of ours are ten levels deep at the most. */
const MOST_LEVELS = 100;
/** Commas and opening brackets: a spec of 10,000 tables with 20 columns each has fewer. */
const MOST_VALUES = 4_000_000;
const QUOTED_PIECE = /,? (?:\.{3})?".*"(?:\.{3})? is not valid JSON$/s;

/**
 * The value of a JSON document. Throws `bad-document` that says where it stops being one; also, before memory and stack are spent
 * on it, if it is nested deeper or has more values than any document of ours.
 */
export function parseJson(text: string, path: string): unknown {
  refuseHuge(text, path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    // The parser quotes a piece of the text, cut at both ends: of a password nobody would know it.
    const mayHoldSecret = isSecretName(text) || redact(text) !== text;
    const why = mayHoldSecret ? said.replace(QUOTED_PIECE, '') : said;
    const detail = { message: `read ${path}: not JSON: ${why}`, subject: path };
    throw new Lite2pgError('bad-document', why === said ? { ...detail, cause } : detail);
  }
}

function refuseHuge(text: string, path: string): void {
  let levels = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === ',') values += 1;
    else if (character === ']' || character === '}') levels -= 1;
    else if (character === '[' || character === '{') {
      levels += 1;
      values += 1;
    }
    if (levels > MOST_LEVELS) refuse(path, `it is nested deeper than ${MOST_LEVELS} levels`);
    if (values > MOST_VALUES) refuse(path, `it has more than ${groupDigits(MOST_VALUES)} values`);
  }
}

/** Where the string that begins here ends; the end of the text if it does not. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

function refuse(path: string, found: string): never {
  throw new Lite2pgError('bad-document', {
    message: `read ${path}: ${found}, and no config or spec does; check the path`,
    subject: path,
  });
}
