import type { Plan, Subject } from '@lite2pg/spec';
import type { ObjectName } from '../ledger/catalog-entry.js';
import type { StructureScope } from './read-structure.js';

/** An object that a plan makes. */
export interface ExpectedObject extends ObjectName {
  /** In the words of the source. */
  readonly subject: Subject;
  /** The statement that makes it, by its number and its SQL; undefined for what comes with its table. */
  readonly statement: { readonly number: number; readonly sql: string } | undefined;
}

/** The objects that a plan makes: its tables with their columns and sequences, and what statements name. */
export function expectedObjects({ target, statements }: Pick<Plan, 'target' | 'statements'>): ExpectedObject[] {
  const inTables = target.tables.flatMap(({ source, name: on, columns }): ExpectedObject[] => [
    { kind: 'table', on, name: on, subject: { kind: 'table', name: source }, statement: undefined },
    ...columns.flatMap((column): ExpectedObject[] => {
      const object = { on, name: column.name, statement: undefined };
      const about = { name: column.source, table: source };
      const own: ExpectedObject = { ...object, kind: 'column', subject: { ...about, kind: 'column' } };
      if (column.identity === undefined) return [own];
      return [own, { ...object, kind: 'sequence', subject: { ...about, kind: 'sequence' } }];
    }),
  ]);
  const named = statements.flatMap(({ object, subject, sql }, number): ExpectedObject[] =>
    object === undefined ? [] : [{ ...object, subject, statement: { number, sql } }],
  );
  return [...inTables, ...named];
}

/** Where the objects of a plan are. */
export function scopeOf(generated: Pick<Plan, 'target' | 'statements'>): StructureScope {
  const { schema, tables, views } = generated.target;
  const helpers = generated.statements.flatMap(({ object }) => (object?.kind === 'helper' ? [object.name] : []));
  return { schema, relations: [...tables, ...views].map(({ name }) => name), helpers: [...new Set(helpers)] };
}
