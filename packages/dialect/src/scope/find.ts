import { foldName } from '@lite2pg/syntax';
import type { Scope, ScopeTable, ScopeView } from './scope.js';

/** The table of this name, in any case of A–Z. */
export function findTable({ tables }: Scope, name: string): ScopeTable | undefined {
  return byName(tables).get(foldName(name)) as ScopeTable | undefined;
}

/** The view of this name, in any case of A–Z. */
export function findView({ views }: Scope, name: string): ScopeView | undefined {
  return views && (byName(views).get(foldName(name)) as ScopeView | undefined);
}

/** Made once for a list: a schema of hundreds of views asks for thousands of names. */
const MAPS = new WeakMap<readonly { readonly name: string }[], ReadonlyMap<string, { readonly name: string }>>();

function byName(list: readonly { readonly name: string }[]): ReadonlyMap<string, { readonly name: string }> {
  const found = MAPS.get(list) ?? new Map(list.toReversed().map((item) => [foldName(item.name), item]));
  MAPS.set(list, found);
  return found;
}
