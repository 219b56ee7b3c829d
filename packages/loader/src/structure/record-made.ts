import { type Plan } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';
import { objectKey, type RecordedObject } from '../ledger/catalog-entry.js';
import { findPlan } from '../ledger/plan-record.js';
import { readStructures, recordStructure } from '../ledger/structure-record.js';
import { expectedObjects } from './expected-objects.js';
import type { Structure } from './read-structure.js';
import { doneObjects } from './wanted-objects.js';

/**
 * Writes into the ledger what the catalog says of the objects that the plan has made, for later runs to compare with. What it says of
 * an object already stays, but for a constraint that has been validated since.
 */
export async function recordMade(session: PostgresSession, generated: Plan, structure: Structure): Promise<void> {
  const plan = generated.fingerprint;
  const { schema } = generated.target;
  const known = (await readStructures(session, schema)).find((record) => record.plan === plan);
  const before = new Map((known?.objects ?? []).map((object) => [objectKey(object), object]));
  const there = new Map(structure.entries.map((entry) => [objectKey(entry), entry]));
  const done = (await findPlan(session, plan))?.statements ?? new Set<number>();
  const objects = doneObjects(expectedObjects(generated), done).flatMap(
    ({ kind, on, name, subject }): RecordedObject[] => {
      const key = objectKey({ kind, on, name });
      const facts = there.get(key)?.facts;
      const recorded = before.get(key);
      if (recorded) {
        const isValid = recorded.facts['isValid'] === true || facts?.['isValid'] === true;
        return ['isValid' in recorded.facts ? { ...recorded, facts: { ...recorded.facts, isValid } } : recorded];
      }
      return facts ? [{ kind, on, name, facts, subject }] : [];
    },
  );
  await recordStructure(session, schema, { plan, server: known?.server ?? structure.server, objects });
}
