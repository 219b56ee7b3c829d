import { existsSync } from 'node:fs';
import { Lite2pgError } from '@lite2pg/spec';
import { MOST_BYTES, requireTextFile, tooLong } from './read-file.js';

const STDIN = '-';

/** SQL that was handed in, and what messages call the place it came from. */
export interface Script {
  readonly sql: string;
  readonly from: string;
}

/**
 * The SQL of --sql, else of each of these files, else of stdin. Throws what `readScript` throws, and `bad-option` for a file
 * that is named twice.
 */
export async function readScripts(files: readonly string[], given: string | undefined): Promise<readonly Script[]> {
  const twice = files.find((file, at) => files.indexOf(file) !== at);
  if (twice !== undefined) throw new Lite2pgError('bad-option', { message: `read the SQL: ${twice} is given twice` });
  const scripts: Script[] = [];
  for (const file of files.length === 0 ? [undefined] : files) scripts.push(await readScript(file, given));
  return scripts;
}

/**
 * The SQL of --sql, else of this file, else (or for `-`) of stdin, without a byte order mark. Throws what `requireTextFile` throws,
 * and `bad-option` if there are two of them or nothing is piped in.
 */
export async function readScript(file: string | undefined, given: string | undefined): Promise<Script> {
  if (file !== undefined && given !== undefined) {
    throw new Lite2pgError('bad-option', { message: `read the SQL: both ${file} and --sql are given; give one` });
  }
  if (given !== undefined) return { sql: given, from: '--sql' };
  if (file !== undefined && file !== STDIN) return { sql: withoutMark(readFile(file)), from: file };
  if (process.stdin.isTTY && file === undefined) {
    throw new Lite2pgError('bad-option', {
      message: 'read the SQL: no SQL given; pass a file, --sql "SELECT …", or pipe it in',
    });
  }
  return { sql: withoutMark(await readStdin()), from: 'stdin' };
}

async function readStdin(): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES.SQL) throw tooLong('stdin', 'SQL');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function readFile(file: string): string {
  if (file.includes(' ') && !existsSync(file)) {
    throw new Lite2pgError('no-such-file', {
      message: `read SQL ${file}: no such file; for SQL on the command line write --sql before it`,
      subject: file,
    });
  }
  return requireTextFile(file, 'SQL');
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
