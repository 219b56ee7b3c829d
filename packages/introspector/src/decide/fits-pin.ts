import type { ColumnProfile, StoredAs } from '@lite2pg/spec';
import type { OpenColumn } from './decided-column.js';
import { heldAsDigits } from './held-as-digits.js';
import { holds, type Held } from './holds.js';
import type { Pin } from './pin.js';
import { hasOnly, isEmpty } from './values.js';

/** Whether every value of the column is held by the pinned type, in the pinned way. True where there are none. */
export function fitsPin(pin: Pin, { values, choice }: OpenColumn): boolean {
  if (!values || isEmpty(values)) return true;
  const { type, stored, why } = pin;
  const isChosen = choice?.type !== undefined;
  if (isChosen && stored && stored.as === choice.stored?.as && stored.as !== 'text') return true;
  if (why?.code === 'mixed-values' && type.kind === 'json') return takesMixedJson(values);
  const reading = { asked: isChosen, loose: choice?.stored?.as === 'text', exactText: choice?.onBadValue === 'widen' };
  const held = holds(type, values, reading) ?? (why?.code === 'foreign-key' ? heldAsDigits(type, values) : undefined);
  return held !== undefined && covers(stored, held, values);
}

function takesMixedJson(values: ColumnProfile): boolean {
  const { reals, texts } = values;
  const isPlain = (texts?.nul ?? 0) + (texts?.invalidUtf8 ?? 0) === 0 && (reals?.infinite ?? 0) === 0;
  return isPlain && hasOnly(values, 'integers', 'reals', 'texts');
}

/** Whether values that are read in the pinned way come out as they would in their own. */
function covers(pinned: StoredAs | undefined, { stored }: Held, values: ColumnProfile): boolean {
  if (pinned?.as === 'mixed') return stored === undefined || stored.as === 'mixed' || stored.as === 'words';
  if (pinned?.as === 'words' && stored?.as === 'words') return areAmong([pinned.true, pinned.false], values);
  return JSON.stringify(pinned) === JSON.stringify(stored);
}

/** Whether the texts that the profile kept are these words; where a word does not occur, its opposite was guessed. */
function areAmong(words: readonly string[], values: ColumnProfile): boolean {
  const samples = values.oddities?.find(({ kind }) => kind === 'text-in-number')?.samples ?? [];
  return samples.every(({ value }) => words.includes(value.slice(1, -1)));
}
