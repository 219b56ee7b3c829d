import { quoteLiteral, type ColumnType } from '@lite2pg/spec';
import { fieldText } from '../tuple/field-text.js';

/** Characters of a value that are shown at the most. */
const SHOWN = 60;

/** A field of a binary tuple as a person would write it in SQL, shortened. */
export function renderField(type: ColumnType, field: Uint8Array | null): string {
  if (field === null) return 'NULL';
  // A text is shortened before it is decoded: it may be as long as a field can be.
  const isLong = type.kind === 'bytes' || type.kind === 'text' || type.kind === 'json';
  const text = shorten(fieldText(type, isLong ? field.subarray(0, SHOWN * 4) : field));
  return isBare(type) ? text : quoteLiteral(text);
}

function isBare({ kind }: ColumnType): boolean {
  return kind === 'boolean' || kind === 'integer' || kind === 'float' || kind === 'decimal';
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
