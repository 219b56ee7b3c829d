import { spaced, withT } from '../clock.js';
import { addressOf, idOf } from '../ids.js';
import { verifiedState } from '../sizes.js';
import type { Ingredients, TableRows, Value } from '../table-rows.js';

const FIRST_COLUMNS = ['id', 'ip', 'port', 'scan_date', 'verified', 'verification_date'];
const LATER_COLUMNS = ['is_honeypot', 'honeypot_reason', 'is_active', 'inactive_reason', 'last_check_date'];
const HONEYPOT_REASONS = ['answers to every model name', 'identical reply to three prompts', 'Antwort: „ja“', ''];
const INACTIVE_REASONS = ['timeout', 'connection refused', 'HTTP 401', ''];

/** The third of the endpoints that was there before the five columns were: short records once they are added. */
export function earlyEndpoints(ingredients: Ingredients): TableRows {
  return { table: 'endpoints', columns: FIRST_COLUMNS, rows: early(ingredients) };
}

/** The endpoints inserted after the five columns were added. */
export function laterEndpoints(ingredients: Ingredients): TableRows {
  return { table: 'endpoints', columns: [...FIRST_COLUMNS, ...LATER_COLUMNS], rows: later(ingredients) };
}

const earlyCount = (endpoints: number): number => Math.ceil(endpoints / 3);

function* early(ingredients: Ingredients): Iterable<readonly Value[]> {
  for (let ordinal = 0; ordinal < earlyCount(ingredients.sizes.endpoints); ordinal += 1) {
    ingredients.tally.add('short-records');
    ingredients.tally.add('reasons-null');
    yield first(ordinal, ingredients);
  }
}

function* later(ingredients: Ingredients): Iterable<readonly Value[]> {
  const { sizes, random, tally } = ingredients;
  for (let ordinal = earlyCount(sizes.endpoints); ordinal < sizes.endpoints; ordinal += 1) {
    const isHoneypot = random.integer(20) === 0;
    const isActive = random.integer(4) > 0;
    const reason = isActive ? null : random.pick(INACTIVE_REASONS);
    tally.add('reasons-null', reason === null);
    tally.add('reasons-empty', reason === '');
    yield [
      ...first(ordinal, ingredients),
      isHoneypot ? 1 : 0,
      isHoneypot ? random.pick(HONEYPOT_REASONS) : null,
      isActive ? 1 : 0,
      reason,
      random.integer(3) === 0 ? null : spaced(random),
    ];
  }
}

function first(ordinal: number, { random, tally }: Ingredients): readonly Value[] {
  const { ip, port } = addressOf(ordinal);
  const verified = verifiedState(ordinal);
  tally.add(`verified-${verified}`);
  return [idOf(ordinal), ip, port, scanDate(random, tally), verified, verified === 1 ? withT(random) : null];
}

/** Two programs wrote this column, each in its own shape; the first of all did not write it. */
function scanDate(random: Ingredients['random'], tally: Ingredients['tally']): string | null {
  switch (random.integer(12)) {
    case 0:
      tally.add('scan-dates-null');
      return null;
    case 1:
    case 2:
    case 3:
    case 4:
      tally.add('scan-dates-with-t');
      return withT(random);
    default:
      tally.add('scan-dates-with-space');
      return spaced(random);
  }
}
