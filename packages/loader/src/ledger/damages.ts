import type { Damage } from '@lite2pg/pages';
import { byCount, counted, groupDigits, type Finding } from '@lite2pg/spec';

/** Findings a table has at the most; further damage of it is said as a number. */
const FINDINGS_PER_TABLE = 50;
/** Keys of lost rows that a finding names. */
const KEYS_SHOWN = 5;

/** Collects what a reader with `onDamage` leaves out; what several chunks or passes meet counts once. */
export function collectDamages(): { readonly add: (damage: Damage) => void; readonly found: () => readonly Damage[] } {
  const damages = new Map<string, Damage>();
  return {
    add: (damage) => {
      const { table, page, reason, lost, key } = damage;
      const name = JSON.stringify([table, page, reason, lost, key]);
      if (!damages.has(name)) damages.set(name, damage);
    },
    found: () => [...damages.values()],
  };
}

/** A finding of severity loss for each page and reason, in the order of tables and pages, the same for the same damage. */
export function damageFindings(damages: readonly Damage[]): Finding[] {
  const groups = new Map<string, Damage[]>();
  for (const damage of [...damages].sort((a, b) =>
    a.table < b.table ? -1 : a.table > b.table ? 1 : a.page - b.page,
  )) {
    const name = JSON.stringify([damage.table, damage.page, damage.reason, damage.lost]);
    groups.set(name, [...(groups.get(name) ?? []), damage]);
  }
  const byTable = new Map<string, Finding[]>();
  for (const group of groups.values()) {
    const [{ table }] = group as [Damage];
    byTable.set(table, [...(byTable.get(table) ?? []), finding(table, describe(group))]);
  }
  return [...byTable].flatMap(([table, findings]) => {
    const more = findings.length - FINDINGS_PER_TABLE;
    if (more <= 0) return findings;
    return [
      ...findings.slice(0, FINDINGS_PER_TABLE),
      finding(table, `${counted(more, 'further place')} of it cannot be read`),
    ];
  });
}

function finding(table: string, message: string): Finding {
  return { code: 'damaged', severity: 'loss', subject: { kind: 'table', name: table }, message };
}

function describe(group: readonly Damage[]): string {
  const [first] = group as [Damage];
  const { page, reason } = first;
  if (first.lost === 'pages') {
    return `page ${page} cannot be read (${reason}): the rows on it and below it are lost, ${extent(first)}; a backup of the file may have them`;
  }
  const keys = group.flatMap(({ key }) => key ?? []);
  const shown = keys.slice(0, KEYS_SHOWN).join(', ') + (keys.length > KEYS_SHOWN ? ', …' : '');
  const named = keys.length > 0 ? ` (${byCount(keys.length, 'key', 'keys')} ${shown})` : `, ${extent(first)}`;
  // Rows whose keys cannot be read are not told apart: the same damage is met once a pass, and counts once.
  const rows = `${keys.length < group.length ? 'at least ' : ''}${counted(group.length, 'row')}`;
  return `page ${page}: ${rows} cannot be read${named}: ${reason}; a backup of the file may have them`;
}

/** Between which keys that lies; of whole numbers also how many rows that can be at the most. */
function extent({ lost, from, to }: Damage): string {
  const unknown = lost === 'pages' ? ', how many is not known' : '';
  if (from === null && to === null) return `with keys that are not known${unknown}`;
  if (from === null) return `with keys up to ${to ?? ''}${unknown}`;
  if (to === null) return `with keys above ${from}${unknown}`;
  const most =
    lost === 'pages' && isInteger(from) && isInteger(to)
      ? `, ${groupDigits(BigInt(to) - BigInt(from))} at the most`
      : unknown;
  return `with keys above ${from} and up to ${to}${most}`;
}

function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}
