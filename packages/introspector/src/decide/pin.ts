import { formatTypeName, parseTypeName, type ColumnType, type Config, type Lock, type StoredAs } from '@lite2pg/spec';
import type { Choice } from './choices.js';
import type { OpenColumn, Why } from './decided-column.js';

/** The lock's line for a column. */
export interface Pin {
  readonly type: ColumnType;
  readonly stored: StoredAs | undefined;
  /** No value decided it. */
  readonly isUndecided: boolean;
  /** Undefined where the declared type says it all. */
  readonly why: Why | undefined;
}

/** The pin of a column; undefined where it has none, or was declared or configured otherwise when it was pinned. */
export type Pins = (open: OpenColumn) => Pin | undefined;

/** The pins of a lock. Without a lock there are none. */
export function readPins(lock: Lock | undefined, config: Config): Pins {
  if (!lock) return () => undefined;
  const isFit = config.integers === 'fit';
  const isJsonb = config.mixed === 'jsonb';
  const byColumn = new Map(
    Object.entries(lock.tables).map(([name, { columns }]) => [name, new Map(Object.entries(columns))]),
  );
  return ({ table, column, declared, choice }) => {
    const pinned = byColumn.get(table)?.get(column.name);
    const type = pinned && parseTypeName(pinned.type);
    if (!pinned || !type) return undefined;
    if ((pinned.declared ?? '') !== (column.declared ?? '') || pinned.config !== choiceText(choice)) return undefined;
    if ((lock.integers === 'fit') !== isFit && type.kind === 'integer') return undefined;
    if ((lock.mixed === 'jsonb') !== isJsonb && declared.meaning.kind === 'any') return undefined;
    const { by, code, reason = '', stored } = pinned;
    const why: Why | undefined = by && code ? { by, code, reason: `pinned: ${reason}`, summary: reason } : undefined;
    return { type, stored, isUndecided: pinned.undecided === true, why };
  };
}

/** The config's choice for a column's type, as the lock keeps it; undefined if the config makes none. */
export function choiceText(choice: Choice | undefined): string | undefined {
  if (!choice) return undefined;
  const { type, stored, onBadValue } = choice;
  const unit = stored && 'unit' in stored ? ` ${stored.unit}` : '';
  const words = [type && formatTypeName(type), stored && `stored as ${stored.as}${unit}`, onBadValue];
  const text = words.filter((word) => word !== undefined).join(', ');
  return text === '' ? undefined : text;
}

/** The pin as messages name it: `timestamp, stored as epoch (ms)`. */
export function describePin({ type, stored }: Pick<Pin, 'type' | 'stored'>): string {
  if (!stored) return formatTypeName(type);
  const how =
    stored.as === 'epoch' ? ` (${stored.unit})` : stored.as === 'words' ? ` (${stored.true}, ${stored.false})` : '';
  return `${formatTypeName(type)}, stored as ${stored.as}${how}`;
}
