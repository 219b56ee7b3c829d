import { readMadeTables } from '../ledger/table-findings.js';
import type { MovedTables } from '../rows/changed-chunks.js';
import { movesByTable } from '../rows/loaded-columns.js';
import type { ApplyOptions } from './applied.js';

/** The source that the tables of a plan, as they are on the target, were moved from, and how. */
export async function movedTables(
  { source, generated, salvage, sessions, onProgress }: ApplyOptions,
  plan: string,
): Promise<MovedTables> {
  const tables = await readMadeTables(sessions.main, plan, generated.target.tables);
  return { source, tables, moves: movesByTable(generated.moves), salvage, jobs: sessions.loaders.length, onProgress };
}
