import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresSession } from '@lite2pg/postgres';
import { CLI_ARGS } from './run-cli.js';

/** Runs `lite2pg migrate` with these arguments and kills it, with no chance to tidy up, as soon as `when` says so. */
export async function killMigrate(args: readonly string[], when: () => Promise<boolean>): Promise<void> {
  const child = spawn(process.execPath, [...CLI_ARGS, 'migrate', ...args], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (child.exitCode === null && !(await when())) await sleep(2);
  child.kill('SIGKILL');
  await ended;
}

/** The number that a query of the ledger gives; `none` while there is no ledger. */
export async function askLedger(session: PostgresSession, query: string, none = 0): Promise<number> {
  const [ledger] = await session.query<{ there: boolean }>(`SELECT to_regclass('lite2pg.chunks') IS NOT NULL AS there`);
  if (!ledger?.there) return none;
  const [row] = await session.query<{ number: number }>(query);
  return row?.number ?? none;
}
