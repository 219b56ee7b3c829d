import type { Config, Policy, PolicyOf, Spec } from '@lite2pg/spec';
import { readChoices } from './choices.js';

/**
 * The policies of a config, by columns and by declared types; `onNullKey: "reject"` counts as rejecting. Throws `bad-choice`
 * as `decideTypes` does.
 */
export function readPolicies({ spec, config }: { readonly spec: Spec; readonly config: Config }): PolicyOf {
  const choices = readChoices(config, spec);
  const policies = new Map<string, Policy>();
  for (const table of spec.tables) {
    for (const column of table.columns) {
      const choice = choices(table.name, column.name, column.declared);
      const policy = choice?.onBadValue ?? (choice?.onNullKey === 'reject' ? 'reject' : undefined);
      if (policy) policies.set(JSON.stringify([table.name, column.name]), policy);
    }
  }
  return (table, column) => policies.get(JSON.stringify([table, column]));
}
