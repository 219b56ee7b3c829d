import { formatTypeName, type Config, type Lock, type Profile, type Spec } from '@lite2pg/spec';
import type { Choices } from './choices.js';
import { decideColumn } from './decide-column.js';
import { columnKey, decideReferences, type DecidedColumns } from './decide-references.js';
import { openColumn, type DecidedColumn, type OpenColumn } from './decided-column.js';
import { fitsPin } from './fits-pin.js';
import { keepSpelling } from './keep-spelling.js';
import { readPins, type Pin } from './pin.js';
import { decideTriggerWrites } from './type-by-trigger.js';
import { isEmpty } from './values.js';

/** Everything that the types of all columns are decided from. */
export interface ColumnsRequest {
  readonly spec: Spec;
  /** Undefined where nobody looked at the values. */
  readonly profile?: Profile | undefined;
  readonly config: Config;
  /** Earlier decisions. */
  readonly lock?: Lock | undefined;
  /** True: only columns without values stay as they were pinned. */
  readonly repin?: boolean | undefined;
}

/** A column whose values are no longer held by what the lock says. */
export interface BrokenPin {
  readonly table: string;
  readonly column: string;
  readonly pinned: PinnedType;
  readonly becomes: PinnedType;
}

/** A type and how SQLite holds its values. */
export type PinnedType = Pick<Pin, 'type' | 'stored'>;

/** The types of all columns, and which of them are not as they were pinned. */
export interface TypedColumns {
  readonly columns: DecidedColumns;
  readonly broken: readonly BrokenPin[];
}

/** The types of all columns by the config, the lock, the values and the declarations; foreign keys and triggers have their say. */
export function decideColumns(request: ColumnsRequest, choices: Choices): TypedColumns {
  const { spec, profile, config, lock, repin = false } = request;
  const pinOf = readPins(lock, config);
  const profiles = new Map((profile?.tables ?? []).map((table) => [table.name, table]));
  const first = new Map<string, DecidedColumn>();
  const pins = new Map<string, Pin>();
  for (const table of spec.tables) {
    for (const column of table.columns) {
      const values = profiles.get(table.name)?.columns.find(({ name }) => name === column.name);
      const open = openColumn(table.name, column, values, choices(table.name, column.name, column.declared));
      const pin = repin && hasValues(open) ? undefined : pinOf(open);
      const key = columnKey(table.name, column.name);
      if (pin) pins.set(key, pin);
      const isPinned = pin !== undefined && fitsPin(pin, open);
      first.set(key, isPinned ? { ...open, ...pin, pin } : keepSpelling(decideColumn(open, config), table));
    }
  }
  const columns = decideReferences(profile ? decideTriggerWrites(first, spec) : first, spec.tables);
  const broken = [...columns].flatMap(([key, decided]): BrokenPin[] => {
    const pin = pins.get(key);
    if (!pin || isSame(pin, decided)) return [];
    const { table, column, type, stored } = decided;
    return [{ table, column: column.name, pinned: pin, becomes: { type, stored } }];
  });
  return { columns, broken };
}

function hasValues({ values }: OpenColumn): boolean {
  return values !== undefined && !isEmpty(values);
}

function isSame(pin: Pin, { type, stored }: DecidedColumn): boolean {
  return formatTypeName(pin.type) === formatTypeName(type) && JSON.stringify(pin.stored) === JSON.stringify(stored);
}
