import { type Plan } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';
import { findPlan } from '../ledger/plan-record.js';
import { objectKey, type ObjectName } from '../ledger/catalog-entry.js';
import { keepsStructures, readStructures, type StructureRecord } from '../ledger/structure-record.js';
import type { WantedObject } from './compare-structure.js';
import { expectedObjects, scopeOf, type ExpectedObject } from './expected-objects.js';

/**
 * The objects that should be on the target, with what the ledger says they were made. For a plan that the ledger knows, those of
 * its statements that are done; else what earlier plans made of these relations, or, without a ledger, all that the plan makes.
 */
export async function wantedObjects(session: PostgresSession, generated: Plan): Promise<WantedObject[]> {
  const expected = expectedObjects(generated);
  if (!(await keepsStructures(session))) return expected.map((object) => wantedOf(object, new Map()));
  const { fingerprint } = generated;
  const plan = await findPlan(session, fingerprint);
  const records = await readStructures(session, generated.target.schema);
  if (!plan) return [...latestOf(generated, records).values()];
  const isOurs = ({ kind }: ObjectName, of: string): boolean => of === fingerprint || kind === 'helper';
  const made = madeBy(records, isOurs);
  return doneObjects(expected, plan.statements).map((object) => wantedOf(object, made));
}

/** Those of the objects whose statements are done. */
export function doneObjects(expected: readonly ExpectedObject[], done: ReadonlySet<number>): ExpectedObject[] {
  return expected.filter(({ statement }) => statement === undefined || done.has(statement.number));
}

type Made = ReadonlyMap<string, WantedObject>;

/** Recorded objects by their key; a later record replaces an earlier one. */
function madeBy(records: readonly StructureRecord[], which: (object: ObjectName, plan: string) => boolean): Made {
  const made = new Map<string, WantedObject>();
  for (const { plan, server, objects } of records) {
    for (const { facts, subject, kind, on, name } of objects) {
      if (!which({ kind, on, name }, plan)) continue;
      made.set(objectKey({ kind, on, name }), { kind, on, name, subject, sql: undefined, made: { facts, server } });
    }
  }
  return made;
}

/** The objects of relations as they were last created: all of a relation by one plan. */
function latestOf(generated: Plan, records: readonly StructureRecord[]): Made {
  const { relations, helpers } = scopeOf(generated);
  const makers = new Map(records.flatMap(({ plan, objects }) => objects.map(({ on }) => [on, plan] as const)));
  const inScope = new Set(relations);
  const called = new Set(helpers);
  return madeBy(records, ({ kind, on, name }, plan) =>
    kind === 'helper' ? called.has(name) : inScope.has(on) && makers.get(on) === plan,
  );
}

function wantedOf({ statement, ...object }: ExpectedObject, made: Made): WantedObject {
  return { ...object, sql: statement?.sql, made: made.get(objectKey(object))?.made };
}
