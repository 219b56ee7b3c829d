/** From so many jobs on, several streams fill a table faster than one. */
const JOBS_TO_SPLIT = 3;
/** Large enough that a commit costs nothing beside it, small enough to lose in a crash. */
const SPLIT_BYTES = 64 * 1024 * 1024;
/** The amount that two cores move in about half a minute: the most that a crash may cost. */
const WHOLE_BYTES = 4 * 1024 * 1024 * 1024;

/**
 * About how many bytes of a table are moved in one transaction. A table that is made and filled in one needs no WAL under
 * wal_level=minimal and arrives frozen, but takes one stream: two cores are busy with that, one reading and one with the
 * server's part. With more, tables are split, and several streams fill one.
 */
export function chunkBytesFor(jobs: number): number {
  return jobs < JOBS_TO_SPLIT ? WHOLE_BYTES : SPLIT_BYTES;
}
