import type { TextCounts } from '../model/column-counts.js';
import { countedText, countShape } from './count-values.js';
import { type LongValue, startOfValue, wholeValue } from '../format/long-value.js';
import { lookThrough } from '../encode/long-text.js';
import { MISFIT } from '../model/misfit.js';
import { SHAPE_OTHER } from '../model/shape-numbers.js';
import { mayHaveShape, shapeOf } from './text-shape.js';

/** Bytes that are read to tell that a text has no shape: numbers are shorter, and other texts are not like them for long. */
const START = 1 << 12;

/** Does what `countText` does, for a text in UTF-8 that is not held whole. */
export function countLongText(counts: TextCounts, value: LongValue, seekJson: boolean): void {
  const { length } = value;
  const { misfit, hasNul, characters } = lookThrough(value, length > counts.maxCharacters);
  counts.count++;
  if (misfit === MISFIT.invalidText) counts.invalidUtf8++;
  if (hasNul) counts.nul++;
  if (length > counts.maxCharacters && characters > counts.maxCharacters) counts.maxCharacters = characters;
  if (length > counts.maxBytes) counts.maxBytes = length;
  const isOpen = mayHaveShape(startOfValue(value, START), length, seekJson && misfit !== MISFIT.invalidText);
  const shape = isOpen ? shapeOf(wholeValue(value), 0, length, seekJson) : SHAPE_OTHER;
  countShape(counts, shape);
  countedText.shape = shape;
  countedText.misfit = misfit;
}
