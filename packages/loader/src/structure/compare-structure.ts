import { objectKey, type CatalogEntry, type ObjectName } from '../ledger/catalog-entry.js';
import type { ExpectedObject } from './expected-objects.js';
import type { Structure } from './read-structure.js';

/** An object that should be there, and what a plan made it, if that is known. */
export interface WantedObject extends Omit<ExpectedObject, 'statement'> {
  /** The SQL that makes it, if the plan is known. */
  readonly sql: string | undefined;
  readonly made: { readonly facts: CatalogEntry['facts']; readonly server: number } | undefined;
}

/** A difference between what a plan made and what is there. */
export type Difference =
  | { readonly kind: 'missing'; readonly object: WantedObject }
  | {
      readonly kind: 'changed';
      readonly object: WantedObject;
      readonly fact: string;
      readonly made: Fact;
      readonly found: Fact;
    }
  /** Another version of the server prints it in other words: whether it differs is not known. */
  | { readonly kind: 'unknown'; readonly object: WantedObject };

type Fact = string | boolean | null;

/** Facts that the server prints out of what it has parsed. */
const PRINTED: ReadonlySet<string> = new Set(['definition', 'default', 'generated', 'function']);

/** Of a sequence: where it stands is compared with the rows, and what it is called and who may read it is nobody's matter. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['last', 'sequence', 'isReadable']);

/**
 * The wanted objects that are missing or differ. Additions to them are not a difference: a person may add objects, a
 * default, or NOT NULL. Of a table or view that is missing, and of an identity that is gone, nothing further is said.
 */
export function compareStructure(wanted: readonly WantedObject[], { server, entries }: Structure): Difference[] {
  const there = new Map(entries.map((entry) => [objectKey(entry), entry]));
  const relations = new Set(entries.flatMap(({ kind, on }) => (kind === 'table' || kind === 'view' ? [on] : [])));
  return wanted.flatMap((object): Difference[] => {
    const found = there.get(objectKey(object));
    if (!found) return isSaidElsewhere(object, relations) ? [] : [{ kind: 'missing', object }];
    return object.made === undefined ? [] : compareFacts(object, object.made, found, server);
  });
}

/** A table that is not there is reported by what looks at its rows, a sequence by the column that is an identity no more. */
function isSaidElsewhere({ kind, on }: ObjectName, relations: ReadonlySet<string>): boolean {
  if (kind === 'table' || kind === 'sequence') return true;
  return kind !== 'view' && kind !== 'helper' && !relations.has(on);
}

function compareFacts(
  object: WantedObject,
  made: NonNullable<WantedObject['made']>,
  found: CatalogEntry,
  server: number,
): Difference[] {
  return Object.entries(made.facts).flatMap(([fact, was]): Difference[] => {
    const is = found.facts[fact] ?? null;
    if (was === null || was === false || was === is || NOT_COMPARED.has(fact)) return [];
    if (server !== made.server && is !== null && PRINTED.has(fact)) return [{ kind: 'unknown', object }];
    return [{ kind: 'changed', object, fact, made: was, found: is }];
  });
}
