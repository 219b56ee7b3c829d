import type { Config, Spec } from '@lite2pg/spec';

/** Whether the config leaves out what has this name. */
export type IsLeftOut = (name: string) => boolean;

/**
 * The config that everything after the selection of tables is given: without what it says of tables that are left out, and of
 * their columns. `spec` has all tables.
 */
export function selectConfig(config: Config, spec: Spec, isLeftOut: IsLeftOut): Config {
  const stays = spec.tables.filter(({ name }) => !isLeftOut(name));
  const columnsThatStay = new Set(stays.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`)));
  // A name may hold a point itself: the column of a table that stays is meant if it could be two.
  const isColumnGone = (name: string): boolean => !columnsThatStay.has(name) && beforePoints(name).some(isLeftOut);
  const { columns, renames, ...rest } = config;
  return {
    ...rest,
    ...(columns ? { columns: without(columns, isColumnGone) } : {}),
    ...(renames
      ? {
          renames: {
            ...(renames.tables ? { tables: without(renames.tables, isLeftOut) } : {}),
            ...(renames.columns ? { columns: without(renames.columns, isColumnGone) } : {}),
          },
        }
      : {}),
  };
}

function beforePoints(name: string): string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
}

function without<T>(record: Readonly<Record<string, T>>, isGone: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !isGone(name)));
}
