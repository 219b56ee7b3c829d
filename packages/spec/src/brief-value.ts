import { isSecretName, mayHoldPassword, redactUrl } from './redact.js';

const LONGEST = 60;

/**
 * A value of a document as a message can show it: short, and without passwords, which are hidden before it is cut. `pointer` is
 * where it stands: the value of `/target/password` is never shown.
 */
export function briefValue(value: unknown, pointer = ''): string {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  const shown = withoutSecret(name, value);
  const text = shown === undefined ? 'nothing' : JSON.stringify(shown, withoutSecret);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text;
}

/** A JSON pointer as a message can show it: `/` for the document itself, and without passwords in its keys. */
export function placeOf(pointer: string): string {
  return pointer === '' ? '/' : pointer.split('/').map(shownKey).join('/');
}

function shownKey(key: string): string {
  const plain = key.replaceAll('~1', '/').replaceAll('~0', '~');
  return mayHoldPassword(plain) ? redactUrl(plain) : key;
}

function withoutSecret(key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [shownKey(name), item as unknown]));
  }
  if (typeof value !== 'string') return value;
  return isSecretName(key) ? '***' : mayHoldPassword(value) ? redactUrl(value) : value;
}
