import type { PostgresSession } from '@lite2pg/postgres';
import { Lite2pgError } from '@lite2pg/spec';

/** The advisory lock of whoever writes to a database with lite2pg: 'lite2pg' as a number. */
const LOCK = 0x6c3270;

/** The name in pg_stat_activity of the sessions of a run that has the target; whoever takes it ends all others of this name. */
export const LOAD_APPLICATION = 'lite2pg load';

/** The name of a session that has yet to take the target: the run that has it leaves such sessions alone. */
export const WAITING_APPLICATION = 'lite2pg';

/**
 * Takes the target for this run until the session ends, gives the session `LOAD_APPLICATION` for a name, and ends what an
 * earlier, killed run may still have running there. Throws `target-busy`, with the process that holds it, if another run is
 * at work.
 */
export async function takeTarget(session: PostgresSession): Promise<void> {
  const [{ taken } = { taken: false }] = await session.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCK}) AS taken`,
  );
  if (!taken) {
    const [holder] = await session.query<{ pid: number; since: string }>(
      `SELECT a.pid, a.backend_start::text AS since FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.objid = ${LOCK} AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    const who = holder ? `server process ${holder.pid}, connected since ${holder.since}` : 'another session';
    throw new Lite2pgError('target-busy', {
      message: `take ${session.subject}: another lite2pg run is writing to it (${who}); wait for it to end, or end it`,
      subject: session.subject,
    });
  }
  await session.execute(`SET application_name = '${LOAD_APPLICATION}'`);
  await session.query(
    `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = current_user AND application_name = $1 AND pid <> pg_backend_pid()`,
    [LOAD_APPLICATION],
  );
}
