import type { PostgresSession } from '@lite2pg/postgres';
import { counted, Lite2pgError, type Finding } from '@lite2pg/spec';

/**
 * Adds to `sessions`, which has one, what `open` gives, until there are `jobs`, or the server has no further connection: a run
 * with fewer is a slower run, and `describeFewer` tells it. Throws every other error.
 */
export async function openMore(
  sessions: PostgresSession[],
  jobs: number,
  open: () => Promise<PostgresSession>,
): Promise<void> {
  try {
    while (sessions.length < jobs) sessions.push(await open());
  } catch (error) {
    if (!(error instanceof Lite2pgError) || error.code !== 'too-many-connections') throw error;
  }
}

/** A finding for the case that there are fewer sessions than jobs. */
export function describeFewer(sessions: readonly PostgresSession[], jobs: number): Finding[] {
  const [first] = sessions;
  if (!first || sessions.length >= jobs) return [];
  return [
    {
      code: 'few-connections',
      severity: 'note',
      subject: { kind: 'database', name: first.subject },
      message: `the server had connections for ${sessions.length} of ${counted(jobs, 'job')}; close some or raise its limit for a quicker run`,
    },
  ];
}
