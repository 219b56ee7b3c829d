import type { PostgresSession } from '@lite2pg/postgres';
import type { Finding, Plan } from '@lite2pg/spec';
import { checkSequences, type AsMoved } from './check-sequences.js';
import { compareStructure } from './compare-structure.js';
import { describeStructure } from './describe-structure.js';
import { scopeOf } from './expected-objects.js';
import { readStructure, type Structure } from './read-structure.js';
import { wantedObjects } from './wanted-objects.js';

/** Findings for what the plan made and the target no longer has so: objects that are missing or differ, sequences set back. */
export async function checkStructure(session: PostgresSession, generated: Plan, asMoved?: AsMoved): Promise<Finding[]> {
  return compareWithWanted(session, generated, await readStructure(session, scopeOf(generated)), asMoved);
}

/** The same for a structure that was read. */
export async function compareWithWanted(
  session: PostgresSession,
  generated: Plan,
  structure: Structure,
  asMoved: AsMoved = new Set(),
): Promise<Finding[]> {
  const { schema } = generated.target;
  const wanted = await wantedObjects(session, generated);
  return [
    ...describeStructure(compareStructure(wanted, structure), schema),
    ...(await checkSequences(session, schema, { wanted, structure, asMoved })),
  ];
}
