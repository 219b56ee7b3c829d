import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openPostgres } from '@lite2pg/postgres';

/** What psql or lite2pg reached: the columns of the query with a blank between them, or `refused`. */
export type Reached = string;

type Environment = Readonly<Record<string, string>>;

const run = promisify(execFile);

/** Whether there is a psql to compare with; says so once where there is none. */
export async function hasPsql(): Promise<boolean> {
  const found = await run('psql', ['--version']).then(
    () => true,
    () => false,
  );
  if (!found) console.log('not compared with psql: there is none on PATH; what it would reach stands in the test');
  return found;
}

/** What psql reaches by this URL in this environment, and nothing else of this process's. */
export async function askPsql(url: string, query: string, environment: Environment): Promise<Reached> {
  const args = ['--no-psqlrc', '--no-password', '-AtF ', '-c', query, url];
  try {
    const { stdout } = await run('psql', args, { env: { PATH: process.env['PATH'], ...environment }, timeout: 60_000 });
    return stdout.trimEnd();
  } catch {
    return 'refused';
  }
}

/** The same by lite2pg, and the error where it is refused. */
export async function askLite2pg(url: string, query: string, environment: Environment): Promise<[Reached, Error?]> {
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  try {
    const session = await openPostgres(url);
    try {
      const [row = {}] = await session.query<Record<string, string | boolean | null>>(query);
      return [
        Object.values(row)
          .map((value) => String(value ?? ''))
          .join(' '),
      ];
    } finally {
      await session.close();
    }
  } catch (error) {
    return ['refused', error instanceof Error ? error : new Error(String(error))];
  } finally {
    for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}
