import { readFileSync } from 'node:fs';
import { isSecretName, Lite2pgError, redact } from '@lite2pg/spec';

const QUOTED_PIECE = /,? (?:\.{3})?".*"(?:\.{3})? is not valid JSON$/s;

/** A text file; undefined where there is none. Throws `no-permission` where it cannot be read, a folder among them. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const found = code === 'EISDIR' ? 'a folder; give the path of a file' : `it cannot be read (${code})`;
    throw new Lite2pgError('no-permission', { message: `read ${path}: ${found}`, subject: path, cause });
  }
}

/** A text file that must be there; `what` is what it should be. Throws `no-such-file` or `no-permission`. */
export function requireTextFile(path: string, what: string): string {
  const text = readTextFile(path);
  if (text !== undefined) return text;
  throw new Lite2pgError('no-such-file', {
    message: `read ${what} ${path}: no such file; check the path`,
    subject: path,
  });
}

/** A JSON document; throws `bad-document` that says where it stops being one. */
export function parseJson(text: string, path: string): unknown {
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
