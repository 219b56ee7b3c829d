import type { PostgresSession } from '@lite2pg/postgres';
import type { Damage } from '@lite2pg/pages';
import { collectDamages } from './damages.js';

/** The storage class of a reject that is a row or a page that could not be read: its `original` is the damage as JSON. */
export const DAMAGE = 'damaged';

/** Parts of a plan's source that could not be read, as far as its rows were moved. */
export async function readDamages(session: PostgresSession, plan: string): Promise<readonly Damage[]> {
  const rows = await session.query<{ damage: string }>(
    `SELECT convert_from(original, 'UTF8') AS damage FROM lite2pg.rejects
     WHERE plan = $1 AND storage_class = '${DAMAGE}' ORDER BY id`,
    [plan],
  );
  const damages = collectDamages();
  for (const { damage } of rows) damages.add(JSON.parse(damage) as Damage);
  return damages.found();
}
