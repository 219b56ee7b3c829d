import { byCount, counted, groupDigits, type Plan } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';
import { isWhole, type Move } from '../rows/tasks.js';

/** Settings that made the server faster in this run, and safely so, in words. */
export async function speedupsOf(session: PostgresSession, generated: Plan, moves: readonly Move[]): Promise<string[]> {
  if (moves.length === 0) return [];
  const whole = moves.filter(isWhole).length;
  const [{ wal_level: walLevel } = { wal_level: '' }] = await session.query<{ wal_level: string }>('SHOW wal_level');
  const speedups = ['synchronous_commit off for the load only: a crash of the server loses ledger line and rows alike'];
  if (whole > 0) {
    speedups.push(
      `FREEZE for ${groupDigits(whole)} of ${counted(moves.length, 'table')}: made and filled in one transaction`,
    );
    if (walLevel === 'minimal')
      speedups.push(`no WAL for ${byCount(whole, 'this table', 'these tables')}: wal_level is minimal`);
  }
  const unlogged = generated.statements.some((statement) => statement.phase === 'logged');
  if (unlogged) speedups.push('unlogged while loading, as asked for; made logged before the keys');
  return speedups;
}
