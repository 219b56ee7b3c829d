import { nearNames } from './near-names.js';

/** Advice for a name that there is none of: the nearest ones, or all that there are. */
export function didYouMean(wrong: string, names: readonly string[]): string {
  const near = nearNames(wrong, names).map((name) => JSON.stringify(name));
  return near.length === 0 ? `expected one of: ${names.join(', ') || 'none'}` : `did you mean ${near.join(' or ')}?`;
}
