import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withSqlite, type TestFile } from '@lite2pg/test-kit';
import { parseConfig, type Config } from '@lite2pg/spec';

/** A folder of `cases`: what is migrated, and what must arrive. */
export interface GoldenCase {
  /** The folder's name. */
  readonly name: string;
  /** The claim that is true if the case holds: the comment in the first line of `source.sql`. */
  readonly claim: string;
  readonly script: string;
  readonly config: Config;
  /** Statements that are tried on the migrated target, each rolled back. */
  readonly probes: readonly string[];
  /** Where the golden file is, or will be. */
  readonly expectedPath: string;
  /** The golden file; undefined if it was not written yet. */
  readonly expected: string | undefined;
  /** Makes the file if SQL cannot. */
  readonly makePath: string | undefined;
}

/** Reads a case's folder; `folder` ends in a slash. Throws if `source.sql` has no claim in its first line. */
export function readCase(folder: string, name: string): GoldenCase {
  const read = (file: string): string | undefined =>
    existsSync(folder + file) ? readFileSync(folder + file, 'utf8') : undefined;
  const script = read('source.sql') ?? '';
  const [first = ''] = script.split('\n', 1);
  if (!first.startsWith('-- ')) throw new Error(`${name}/source.sql must begin with its claim in a comment`);
  return {
    name,
    claim: first.slice(3),
    script,
    config: parseConfig(JSON.parse(read('config.json') ?? '{}'), `${name}/config.json`),
    probes: (read('probe.sql') ?? '').split('\n\n').flatMap((probe) => probe.trim() || []),
    expectedPath: `${folder}expected.md`,
    expected: read('expected.md'),
    makePath: existsSync(`${folder}make.ts`) ? `${folder}make.ts` : undefined,
  };
}

/** The exports of a case's `make.ts`. */
interface Maker {
  /** Makes the file at `path`, with the statements of `source.sql` or without. */
  readonly make: (path: string, script: string) => Promise<void>;
}

/** Calls `test` with the file of a case. Where SQL alone makes it, its connection is still open: a log stays hot. */
export async function withCaseFile(golden: GoldenCase, test: (file: TestFile) => Promise<void>): Promise<void> {
  const { makePath, script } = golden;
  if (makePath === undefined) {
    await withSqlite(script, test);
    return;
  }
  const { make } = (await import(pathToFileURL(makePath).href)) as Maker;
  await withSqlite((path) => make(path, script), test);
}
