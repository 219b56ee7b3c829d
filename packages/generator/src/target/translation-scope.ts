import type { Scope } from '@lite2pg/dialect';
import type { Config, Spec } from '@lite2pg/spec';
import { formatIdentifier } from '../name/identifier.js';
import { resolveTarget } from './resolve-target.js';
import { makeScope } from './scope.js';

/**
 * The names that the statements of an application may use, as the migration of this spec spells and types them. They
 * stand without a schema if the tables are in `public`, which the search path has.
 */
export function translationScope(spec: Spec, config: Config): Scope {
  const { schema, tables, views } = resolveTarget(spec, config);
  const scope = makeScope({ spec, shapes: tables, views });
  if (schema !== 'public') return scope;
  const bare = new Map([...tables, ...views].map(({ source, name }) => [source, formatIdentifier(name)]));
  const withoutSchema = <T extends { readonly name: string; readonly target: string }>(item: T): T => ({
    ...item,
    target: bare.get(item.name) ?? item.target,
  });
  return { ...scope, tables: scope.tables.map(withoutSchema), views: scope.views?.map(withoutSchema) };
}
