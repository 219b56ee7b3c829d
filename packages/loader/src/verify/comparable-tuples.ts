import type { TargetColumn } from '@lite2pg/spec';
import { createTupleFields, type OnTuplePart } from '@lite2pg/pages';
import { int16, int32, joinField, joinTuple } from '../tuple/join-tuple.js';
import { normalizeJson } from './json-normal-form.js';
import type { ReadTuples } from './locate.js';
import { splitTuple } from '../tuple/split-tuple.js';

/**
 * The same rows in a form in which equal values are equal bytes. Only JSON needs that: jsonb keeps what a document means,
 * not how it is written. Rows without JSON columns pass as they are.
 */
export function comparableTuples(columns: readonly TargetColumn[], read: ReadTuples): ReadTuples {
  const json = columns.flatMap((column, at) => (column.type.kind === 'json' ? [at] : []));
  if (json.length === 0) return read;
  return (onTuple, onPart) =>
    read(
      (bytes, start, end) => {
        const fields = splitTuple(bytes.subarray(start, end));
        for (const at of json) fields[at] = normalField(fields[at] ?? null);
        const tuple = joinTuple(fields);
        onTuple(tuple, 0, tuple.length);
      },
      comparableParts(columns.length, json, onPart),
    );
}

/** The same of tuples in parts: of them the documents alone are held. */
function comparableParts(columns: number, json: readonly number[], onPart: OnTuplePart): OnTuplePart {
  const tell = (bytes: Uint8Array): void => {
    onPart(bytes, 0, bytes.length, false);
  };
  let column = -1;
  let document: { readonly bytes: Uint8Array; done: number } | undefined;
  const fields = createTupleFields({
    begin: (length) => {
      column += 1;
      if (column === 0) tell(int16(columns));
      document = length > 0 && json.includes(column) ? { bytes: new Uint8Array(length), done: 0 } : undefined;
      if (document === undefined) tell(int32(length));
    },
    content: (bytes, at, end) => {
      if (document === undefined) {
        onPart(bytes, at, end, false);
        return;
      }
      document.bytes.set(bytes.subarray(at, end), document.done);
      document.done += end - at;
      if (document.done === document.bytes.length) tell(joinField(normalField(document.bytes)));
    },
  });
  return (bytes, start, end, isLast) => {
    fields.push(bytes, start, end);
    if (!isLast) return;
    column = -1;
    onPart(bytes, end, end, true);
  };
}

/** A field of jsonb: a byte with the version of the format, then the document. */
function normalField(field: Uint8Array | null): Uint8Array | null {
  if (field === null) return null;
  return Buffer.from(`\u0001${normalizeJson(Buffer.from(field.subarray(1)).toString('utf8'))}`);
}
