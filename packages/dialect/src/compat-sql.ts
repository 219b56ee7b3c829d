import { ARITHMETIC_HELPERS } from './compat/arithmetic.js';
import { CATALOG_HELPERS } from './compat/catalog.js';
import { DATE_HELPERS } from './compat/date.js';
import { NATIVE_DATE_HELPERS } from './compat/date-native.js';
import { GEOMETRY_HELPERS } from './compat/geometry.js';
import type { Helper } from './compat/helper.js';
import { JSON_HELPERS } from './compat/json.js';
import { JSON_EDIT_HELPERS } from './compat/json-edit.js';
import { JSON_PATH_HELPERS } from './compat/json-path.js';
import { MATH_HELPERS } from './compat/math.js';
import { NUMBER_HELPERS } from './compat/number.js';
import { PRINTF_HELPERS } from './compat/printf.js';
import { REAL_TEXT_HELPERS } from './compat/real-text.js';
import { STORE_HELPERS } from './compat/store.js';
import { ROUNDING_HELPERS } from './compat/rounding.js';
import { TEXT_HELPERS } from './compat/text.js';
import { TIMEDIFF_HELPERS } from './compat/timediff.js';
import { VALUE_HELPERS } from './compat/value.js';
import { identifier } from './sql/identifier.js';

const HELPERS: ReadonlyMap<string, Helper> = new Map(
  [
    ...REAL_TEXT_HELPERS,
    ...VALUE_HELPERS,
    ...NUMBER_HELPERS,
    ...ROUNDING_HELPERS,
    ...MATH_HELPERS,
    ...ARITHMETIC_HELPERS,
    ...STORE_HELPERS,
    ...TEXT_HELPERS,
    ...PRINTF_HELPERS,
    ...DATE_HELPERS,
    ...NATIVE_DATE_HELPERS,
    ...TIMEDIFF_HELPERS,
    ...JSON_HELPERS,
    ...JSON_PATH_HELPERS,
    ...JSON_EDIT_HELPERS,
    ...CATALOG_HELPERS,
    ...GEOMETRY_HELPERS,
  ].map((helper) => [helper.name, helper]),
);

/** The names of all helpers, sorted. */
export function compatNames(): readonly string[] {
  return [...HELPERS.keys()].sort();
}

/**
 * The schema of helper functions that translations depend on, as SQL that can be run again. With `names` (the `compat` of
 * translations) only those and what they call, without: all of them. Empty where `names` is.
 */
export function compatSql(names: readonly string[] = [...HELPERS.keys()], schema = 'sqlite_compat'): string {
  if (names.length === 0) return '';
  const s = identifier(schema);
  const ordered: Helper[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const helper = HELPERS.get(name);
    if (!helper) throw new RangeError(`there is no helper ${name}`);
    helper.needs?.forEach(visit);
    ordered.push(helper);
  };
  [...names].sort().forEach(visit);
  return [`CREATE SCHEMA IF NOT EXISTS ${s};`, ...ordered.map((helper) => helper.sql(s))].join('\n\n') + '\n';
}
