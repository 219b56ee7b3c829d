import { createHash } from 'node:crypto';
import type { Config } from '@lite2pg/spec';
import { byteLength, clipBytes, MAX_NAME_BYTES } from './identifier.js';

/**
 * How a name of the source wants to be spelt on the target, before PostgreSQL's limits and its neighbours have a say.
 */
export interface NameWish {
  /** As in the source. */
  readonly source: string;
  /** As the config spells it. */
  readonly wanted: string;
}

/**
 * Why a name is not spelt as wished. `cut`: as PostgreSQL itself cuts it, so that SQL with the long name finds it; `too-long`:
 * that would be another's name, too.
 */
export type NameChange = 'empty' | 'cut' | 'too-long' | 'system-column' | 'taken' | 'not-unicode';

/** A name of the target that nothing else in its namespace has. */
export interface AllottedName {
  readonly name: string;
  /** Left out if the name is as wished. */
  readonly change?: NameChange;
}

/** A name as the config spells it: the rename if there is one, else as `identifiers` says. */
export function wishName(source: string, rename: string | undefined, identifiers: Config['identifiers']): NameWish {
  if (rename !== undefined) return { source, wanted: rename };
  switch (identifiers ?? 'keep') {
    case 'keep':
      return { source, wanted: source };
    case 'lowercase':
      return { source, wanted: source.toLowerCase() };
    case 'snake':
      return { source, wanted: snakeCase(source) };
  }
}

/** `OrderItems`, `orderItems` and `Order items` as `order_items`. Letters of any script are kept. */
function snakeCase(name: string): string {
  return name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .toLowerCase();
}

/** Every row of every table has these; a column cannot be called so. */
const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);

/**
 * A name for each wish, in the order of the wishes, distinct from each other and from those in `taken`, to which they
 * are added. Who keeps its spelling takes its name before those that were folded or cut, so that a name only changes
 * when it must.
 */
export function allotNames(
  wishes: readonly NameWish[],
  taken: Set<string>,
  namespace: 'relations' | 'columns' = 'relations',
): AllottedName[] {
  const candidates = wishes.map((wish) => ({ wish, ...fitName(wish, namespace) }));
  const cuts = new Map<string, number>();
  for (const { name, change } of candidates) {
    if (change === 'cut') cuts.set(name, (cuts.get(name) ?? 0) + 1);
  }
  const allotted = new Map<NameWish, AllottedName>();
  const rank = (candidate: (typeof candidates)[number]): number =>
    candidate.change !== undefined ? 2 : candidate.name === candidate.wish.source ? 0 : 1;
  for (const { wish, name, change } of candidates.toSorted((a, b) => rank(a) - rank(b))) {
    // Of several that PostgreSQL cuts to one name none has it: SQL with the long name of one would find another.
    const isFree = !taken.has(name) && (change !== 'cut' || cuts.get(name) === 1);
    if (isFree) allotted.set(wish, change === undefined ? { name } : { name, change });
    else allotted.set(wish, otherName(wish, { name, change }, taken));
    taken.add(allotted.get(wish)!.name);
  }
  return wishes.map((wish) => allotted.get(wish)!);
}

interface Candidate {
  readonly name: string;
  readonly change?: NameChange | undefined;
}

function fitName(wish: NameWish, namespace: 'relations' | 'columns'): Candidate {
  const { wanted } = wish;
  if (wanted === '') return { name: 'unnamed', change: 'empty' };
  const wellFormed = Buffer.from(wanted, 'utf8').toString('utf8');
  if (wellFormed !== wanted) return { name: withHash(wellFormed, wish.source), change: 'not-unicode' };
  if (byteLength(wanted) > MAX_NAME_BYTES) return { name: clipBytes(wanted, MAX_NAME_BYTES), change: 'cut' };
  if (namespace === 'columns' && SYSTEM_COLUMNS.has(wanted)) return { name: `${wanted}_`, change: 'system-column' };
  return { name: wanted };
}

function otherName(wish: NameWish, { name, change }: Candidate, taken: ReadonlySet<string>): AllottedName {
  const isCut = change === 'cut';
  for (let salt = ''; ; salt += ' ') {
    const other = withHash(isCut ? wish.wanted : name, wish.source + salt);
    if (!taken.has(other)) return { name: other, change: isCut ? 'too-long' : (change ?? 'taken') };
  }
}

const HASH_DIGITS = 8;

/** The name's beginning and a hash of what it is in the source: the same on every run, whatever its neighbours are. */
function withHash(name: string, source: string): string {
  const hash = createHash('sha256').update(source).digest('hex').slice(0, HASH_DIGITS);
  return `${clipBytes(name, MAX_NAME_BYTES - HASH_DIGITS - 1)}_${hash}`;
}
