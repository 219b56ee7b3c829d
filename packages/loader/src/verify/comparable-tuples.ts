import type { TargetColumn } from '@lite2pg/generator';
import { normalizeJson } from './json-normal-form.js';
import type { ReadTuples } from './locate.js';
import { splitTuple } from './split-tuple.js';

/**
 * The same rows in a form in which equal values are equal bytes. Only JSON needs that: jsonb keeps what a document means,
 * not how it is written. Rows without JSON columns pass as they are.
 */
export function comparableTuples(columns: readonly TargetColumn[], read: ReadTuples): ReadTuples {
  const json = columns.flatMap((column, at) => (column.type.kind === 'json' ? [at] : []));
  if (json.length === 0) return read;
  return (onTuple) =>
    read((bytes, start, end) => {
      const fields = splitTuple(bytes.subarray(start, end));
      for (const at of json) fields[at] = normalField(fields[at] ?? null);
      const tuple = joinTuple(fields);
      onTuple(tuple, 0, tuple.length);
    });
}

/** A field of jsonb: a byte with the version of the format, then the document. */
function normalField(field: Uint8Array | null): Uint8Array | null {
  if (field === null) return null;
  return Buffer.from(`\u0001${normalizeJson(Buffer.from(field.subarray(1)).toString('utf8'))}`);
}

function joinTuple(fields: readonly (Uint8Array | null)[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const count = Buffer.alloc(2);
  count.writeInt16BE(fields.length);
  parts.push(count);
  for (const field of fields) {
    const length = Buffer.alloc(4);
    length.writeInt32BE(field?.length ?? -1);
    parts.push(length);
    if (field) parts.push(field);
  }
  return Buffer.concat(parts);
}
