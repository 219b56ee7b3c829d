import type { PostgresSession } from '@lite2pg/postgres';
import type { RecordedObject } from './catalog-entry.js';

/** The structure that a plan made. */
export interface StructureRecord {
  readonly plan: string;
  /** The major version of the server that said so. */
  readonly server: number;
  readonly objects: readonly RecordedObject[];
}

/** Objects that plans created in a schema, the latest last; the helpers of other schemas' plans are among them. */
export async function readStructures(session: PostgresSession, schema: string): Promise<StructureRecord[]> {
  const rows = await session.query<{ plan: string; server: number; objects: string }>(
    `SELECT plan, server, CASE WHEN schema_name = $1 THEN objects
       ELSE (SELECT coalesce(json_agg(o), '[]') FROM json_array_elements(objects) o WHERE o->>'kind' = 'helper') END::text AS objects
     FROM lite2pg.structures ORDER BY recorded_at`,
    [schema],
  );
  return rows.map(({ plan, server, objects }) => ({
    plan,
    server,
    objects: JSON.parse(objects) as RecordedObject[],
  }));
}

/** Writes what a plan made, instead of what was written of it before. */
export async function recordStructure(
  session: PostgresSession,
  schema: string,
  { plan, server, objects }: StructureRecord,
): Promise<void> {
  await session.query(
    `INSERT INTO lite2pg.structures (plan, schema_name, server, objects) VALUES ($1, $2, $3, $4::json)
     ON CONFLICT (plan) DO UPDATE SET server = excluded.server, objects = excluded.objects, recorded_at = clock_timestamp()`,
    [plan, schema, server, JSON.stringify(objects)],
  );
}

/** Whether there is a ledger that keeps structures. */
export async function keepsStructures(session: PostgresSession): Promise<boolean> {
  const [found] = await session.query<{ there: boolean }>(
    `SELECT to_regclass('lite2pg.structures') IS NOT NULL AS there`,
  );
  return found?.there === true;
}
