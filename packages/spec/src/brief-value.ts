import { isSecretName, mayHoldPassword, redactUrl } from './redact.js';

const LONGEST = 60;

/**
 * A value of a document as a message can show it: short, and without passwords, which are hidden before it is cut. `pointer` is
 * where it stands: the value of `/target/password` is never shown. Of a large value no more is looked at than is shown.
 */
export function briefValue(value: unknown, pointer = ''): string {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  const text = value === undefined ? 'nothing' : textOf(value, name, LONGEST);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text;
}

/** The value as JSON; only its beginning, if it is longer than `room`. */
function textOf(value: unknown, name: string, room: number): string {
  if (isSecretName(name)) return '"***"';
  if (Array.isArray(value)) return arrayText(value, room);
  if (typeof value === 'object' && value !== null) return objectText(value as Record<string, unknown>, room);
  return JSON.stringify(typeof value === 'string' && mayHoldPassword(value) ? redactUrl(value) : value);
}

function arrayText(items: readonly unknown[], room: number): string {
  let text = '[';
  for (let at = 0; at < items.length && text.length <= room; at++) {
    text += (at === 0 ? '' : ',') + textOf(items[at], String(at), room - text.length);
  }
  return `${text}]`;
}

function objectText(object: Readonly<Record<string, unknown>>, room: number): string {
  let text = '{';
  for (const key in object) {
    if (text.length > room) break;
    text += `${text === '{' ? '' : ','}${JSON.stringify(shownKey(key))}:`;
    text += textOf(object[key], key, room - text.length);
  }
  return `${text}}`;
}

/** A JSON pointer as a message can show it: `/` for the document itself, and without passwords in its keys. */
export function placeOf(pointer: string): string {
  return pointer === '' ? '/' : pointer.split('/').map(shownKey).join('/');
}

function shownKey(key: string): string {
  const plain = key.replaceAll('~1', '/').replaceAll('~0', '~');
  return mayHoldPassword(plain) ? redactUrl(plain) : key;
}
