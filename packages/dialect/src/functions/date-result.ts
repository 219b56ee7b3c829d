import { numberOfText } from '../sql/constant.js';
import type { Emitted } from '../sql/emitted.js';
import { isoFormat } from './iso-format.js';

/** A function that gives a moment or a part of it. */
export type DateFunction = 'date' | 'time' | 'datetime' | 'julianday' | 'unixepoch' | 'strftime';

/** The class of what it gives; modifiers are in small letters. */
export function resultType(
  name: DateFunction,
  words: readonly (string | undefined)[],
): 'text' | 'real' | 'integer' | 'number' {
  if (name === 'julianday') return 'real';
  if (name !== 'unixepoch') return 'text';
  if (words.includes('subsec') || words.includes('subsecond')) return 'real';
  return words.includes(undefined) ? 'number' : 'integer';
}

function hasFraction(words: readonly (string | undefined)[]): boolean {
  return words.some((word) => word === 'subsec' || word === 'subsecond' || word === undefined);
}

/** The form of the text it gives. */
export function resultForm(
  name: DateFunction,
  format: Emitted | undefined,
  words: readonly (string | undefined)[],
): Emitted['form'] {
  if (name === 'date') return 'date';
  if (name === 'datetime') return hasFraction(words) ? undefined : 'datetime';
  if (name === 'time') return hasFraction(words) ? undefined : 'time';
  if (name !== 'strftime' || format?.constant?.kind !== 'text') return undefined;
  const pattern = format.constant.value;
  return isDigits(pattern) && !hasFraction(words) ? 'digits' : isoFormat(pattern)?.form;
}

/** Whether the text it gives is a number for no moment: 12:30, 2024-01-31; every field stands for some digits here. */
export function isNotNumeric(name: DateFunction, format: Emitted | undefined): boolean {
  if (name === 'date' || name === 'time' || name === 'datetime') return true;
  if (name !== 'strftime' || format?.constant?.kind !== 'text') return false;
  const sample = format.constant.value.replace(/%(.)/gs, (_, field: string) => SAMPLES[field] ?? '1');
  return sample.trim() !== '' && numberOfText(sample) === undefined;
}

const SAMPLES: Readonly<Record<string, string>> = {
  F: '1-1-1',
  J: '1.5',
  R: '1:1',
  T: '1:1:1',
  f: '1.5',
  p: 'AM',
  P: 'am',
  '%': '%',
};

/** Formats whose every field is digits: their text is an integer. */
function isDigits(pattern: string): boolean {
  if (pattern === '' || pattern.length % 2 !== 0) return false;
  for (let at = 0; at < pattern.length; at += 2) {
    if (pattern[at] !== '%' || !'YmdHMSjwWsuUGVg'.includes(pattern[at + 1] ?? ' ')) return false;
  }
  return pattern.length <= 14;
}
