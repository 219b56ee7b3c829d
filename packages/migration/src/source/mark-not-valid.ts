import {
  checkText,
  foreignKeyText,
  type Check,
  type Finding,
  type ForeignKey,
  type Spec,
  type Subject,
  type Table,
} from '@lite2pg/spec';
import type { ReadOptions } from '../options/read-options.js';
import { hasOrphans } from './has-orphans.js';
import type { InspectedSource } from './inspect-source.js';
import { isBroken } from './is-broken.js';

/** A spec that says which of its constraints rows break, and what of that is not as it was pinned. */
export interface MarkedSpec {
  readonly spec: Spec;
  readonly findings: readonly Finding[];
}

/**
 * The spec with `notValid` on each check and foreign key that some rows break, or broke when it was pinned: PostgreSQL can have it, but
 * not validate it. Where the config does not keep orphans, every foreign key is valid.
 */
export async function markNotValid(
  inspected: InspectedSource,
  options: Pick<ReadOptions, 'repin'>,
): Promise<MarkedSpec> {
  const { spec, lock, profile } = inspected;
  const filled = new Set((profile?.tables ?? []).flatMap(({ name, rows }) => (rows > 0 ? [name] : [])));
  const pins = new Map(Object.entries(lock?.tables ?? {}));
  const findings: Finding[] = [];
  const tables: Table[] = [];
  for (const table of spec.tables) {
    const hasRows = filled.has(table.name);
    const pin = options.repin && hasRows ? undefined : pins.get(table.name);
    const isNotValid = (subject: Subject, isFound: boolean, isPinned = false): boolean => {
      if (pin && hasRows && isFound !== isPinned) findings.push(notAsPinned(subject, isPinned));
      return isFound || isPinned;
    };
    const checks: Check[] = [];
    for (const check of table.checks ?? []) {
      const isFound = hasRows && (await isBroken(inspected.source, table, check));
      const text = checkText(check);
      const subject: Subject = { kind: 'check', name: text, table: table.name };
      checks.push(
        isNotValid(subject, isFound, pin?.brokenChecks?.includes(text)) ? { ...check, notValid: true } : check,
      );
    }
    const foreignKeys: ForeignKey[] = [];
    for (const key of table.foreignKeys ?? []) {
      const isFound = hasRows && (await findsOrphans(inspected, table, key));
      const isPinned = pin?.orphans?.includes(foreignKeyText(key));
      const subject: Subject = { kind: 'foreign-key', name: key.name ?? key.columns.join(', '), table: table.name };
      foreignKeys.push(isNotValid(subject, isFound, isPinned) ? { ...key, notValid: true } : key);
    }
    tables.push({ ...table, ...(table.checks && { checks }), ...(table.foreignKeys && { foreignKeys }) });
  }
  return { spec: { ...spec, tables }, findings };
}

async function findsOrphans(
  { source, spec, config }: InspectedSource,
  table: Table,
  key: ForeignKey,
): Promise<boolean> {
  const parent = spec.tables.find(({ name }) => name === key.references.table);
  if (!parent || (config.orphans ?? 'keep') !== 'keep') return false;
  return hasOrphans(source, table, parent, key);
}

function notAsPinned(subject: Subject, isPinned: boolean): Finding {
  if (isPinned) {
    const message = 'it is pinned as NOT VALID, and every row satisfies it now; run lite2pg inspect --pin again';
    return { code: 'pin-unused', severity: 'note', subject, message };
  }
  const message =
    'it is pinned as valid, and some rows break it now, so it becomes NOT VALID; mend the rows, or run lite2pg inspect --pin again';
  return { code: 'pin-broken', severity: 'warning', subject, message };
}
