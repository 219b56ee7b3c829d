import type { ColumnPolicy, Config, Spec } from '@lite2pg/spec';
import { readChoices } from './choices.js';

/**
 * The policies of a config, by columns and by declared types, in the order of the spec; `onNullKey: "reject"` counts as rejecting.
 * Without 'widen', which is done when the types are decided. Throws `bad-choice` as `decideTypes` does.
 */
export function readPolicies({ spec, config }: { readonly spec: Spec; readonly config: Config }): ColumnPolicy[] {
  const choices = readChoices(config, spec);
  return spec.tables.flatMap((table) =>
    table.columns.flatMap((column): ColumnPolicy[] => {
      const choice = choices(table.name, column.name, column.declared);
      const onBadValue = choice?.onBadValue ?? (choice?.onNullKey === 'reject' ? 'reject' : undefined);
      if (onBadValue === undefined || onBadValue === 'widen') return [];
      return [{ table: table.name, column: column.name, onBadValue }];
    }),
  );
}
