import { existsSync } from 'node:fs';
import { Lite2pgError, mayHoldPassword, redactUrl, type Config } from '@lite2pg/spec';

/** Flags whose values are a URL, or may hold one. */
const TAKES_URL: ReadonlySet<string> = new Set(['--to', '--sql']);
const ADVICE =
  'the URL of the target is given by --to or DATABASE_URL, the SQLite file by its path: lite2pg migrate app.db --to URL';

/**
 * Throws `bad-option` if an argument that should be a path, a name or a number may be a URL or a connection string: swapped
 * ones, before a path is made of it, or a message.
 */
export function refuseUrlsInArguments(args: readonly string[]): void {
  const others = args.filter(
    (arg, at) => !TAKES_URL.has(args[at - 1] ?? '') && !TAKES_URL.has(arg.split('=', 1)[0] ?? ''),
  );
  for (const arg of others) refuseUrl(arg, 'the arguments');
}

/** The same for the value of one flag, which stands in `from`. */
export function refuseUrlOfFlag(flag: string, value: unknown, from: string): void {
  if (!TAKES_URL.has(flag)) refuseUrl(String(value), from);
}

function refuseUrl(text: string, from: string): void {
  if (!mayHoldPassword(text) || (!text.includes('://') && existsSync(text))) return;
  throw new Lite2pgError('bad-option', {
    message: `read ${from}: found ${redactUrl(text)} where no URL belongs; ${ADVICE}`,
  });
}

/** Throws `bad-document` if a config has a URL with a password in another place than its flag `to`. */
export function refuseUrlsInConfig({ flags, ...config }: Config, path: string): void {
  const { to: _to, ...others } = flags ?? {};
  const url = textsIn([config, others]).find((text) => text.includes('://') && redactUrl(text) !== text);
  if (url === undefined) return;
  throw new Lite2pgError('bad-document', {
    message: `read config ${path}: found ${redactUrl(url)} where no URL belongs; ${ADVICE}`,
    subject: path,
  });
}

/** The texts of plain data, the names of its keys among them. */
function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, item]) => [name, ...textsIn(item)]);
}
