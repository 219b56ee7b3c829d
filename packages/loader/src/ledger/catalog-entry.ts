import type { CatalogObject, Subject } from '@lite2pg/spec';

/** An object of the target by what its catalog calls it: those that statements name, and what tables have by themselves. */
export interface ObjectName extends Omit<CatalogObject, 'kind'> {
  /** `sequence`: the one behind an identity column, by the column's name. */
  readonly kind: CatalogObject['kind'] | 'table' | 'sequence';
}

/** The catalog's facts about an object, by the names that the queries give; null or false if it does not have it. */
export type Facts = Readonly<Record<string, string | boolean | null>>;

/** An object that is there. */
export interface CatalogEntry extends ObjectName {
  readonly facts: Facts;
}

/** An object that a plan made, as the ledger keeps it. */
export interface RecordedObject extends CatalogEntry {
  /** In the words of the source. */
  readonly subject: Subject;
}

/** One text for each object, the same for both sides of a comparison. */
export function objectKey({ kind, on, name }: ObjectName): string {
  return JSON.stringify([kind, on, name]);
}
