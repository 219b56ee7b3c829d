import { quoteIdentifier, type Trigger, type Unsupported } from '@lite2pg/spec';
import { sameName } from '@lite2pg/syntax';
import { readTriggerDdl } from '../ddl/read-trigger-ddl.js';
import type { CatalogObject } from '../catalog/sqlite-catalog.js';
import { writtenTables } from '../ddl/written-tables.js';

/** The tables that a trigger may belong or write to, by what becomes of them. */
export interface TriggerTables {
  /** Tables and views that are carried over. */
  readonly carried: readonly string[];
  /** Full-text tables for which a column stands that keeps itself in step. */
  readonly searches: readonly string[];
  /** Virtual tables that are not carried over. */
  readonly leftOut: readonly string[];
}

/** A trigger in neutral words, or why it is not carried over. */
export function buildTrigger(
  trigger: CatalogObject,
  { carried, searches, leftOut }: TriggerTables,
): Trigger | Unsupported {
  const text = trigger.sql === null ? {} : { sql: trigger.sql };
  const about = { kind: 'trigger' as const, name: trigger.name, ...text };
  const table = carried.find((name) => sameName(name, trigger.table));
  if (table === undefined) {
    const message = 'the table or view it belongs to is not carried over';
    return { ...about, table: trigger.table, code: 'table-not-carried', message };
  }
  try {
    const { timing, event, of, when, body } = readTriggerDdl(trigger.sql ?? '');
    const written = writtenTables(body) ?? [];
    const writesOnly = (names: readonly string[]): boolean =>
      written.length > 0 && written.every((name) => names.some((other) => sameName(other, name)));
    if (writesOnly(searches)) {
      const message = 'it keeps a full-text table up to date; the tsvector column that replaces it does that by itself';
      return { ...about, table, code: 'not-needed', message };
    }
    if (writesOnly([...searches, ...leftOut])) {
      const message = `it writes to ${quoteIdentifier(written[0] ?? '')} only, which is not carried over`;
      return { ...about, table, code: 'not-needed', message };
    }
    return {
      name: trigger.name,
      table,
      timing,
      event,
      ...(of === undefined ? {} : { of: [...of] }),
      ...(when === undefined ? {} : { when: { sqlite: when } }),
      body: { sqlite: body },
    };
  } catch {
    const message = 'the stored DDL of this trigger cannot be read';
    return { ...about, table, code: 'ddl-not-understood', message };
  }
}
