import type { ColumnType, StoredAs } from '@lite2pg/spec';
import { booleanEncoder } from './encode-boolean.js';
import { bytesEncoder } from './encode-bytes.js';
import { decimalEncoder } from './encode-decimal.js';
import { floatEncoder } from './encode-float.js';
import { integerEncoder } from './encode-integer.js';
import { jsonEncoder } from './encode-json.js';
import { dateEncoder, timeEncoder, timestampEncoder } from './encode-moment.js';
import { textEncoder } from './encode-text.js';
import { uuidEncoder } from './encode-uuid.js';
import type { Encode, Encoder } from './encoder.js';
import { MISFIT } from '../model/misfit.js';
import type { TextEncoding } from '../format/page-file.js';
import { converted, convertUtf16 } from '../format/utf16.js';

/** The column that an encoder is made for. */
export interface EncoderOptions {
  readonly type: ColumnType;
  /** How SQLite holds the values, where it is not the type's plain form. */
  readonly stored: StoredAs | undefined;
  /** The column has REAL affinity: integers in it are reals in their short form. */
  readonly realAffinity: boolean;
  readonly encoding: TextEncoding;
}

/** The encoder of a column: what every storage class becomes in the target type. */
export function createEncoder(options: EncoderOptions): Encoder {
  const encoder = encoderOf(options);
  if (options.encoding === 'utf8') return encoder;
  return { ...encoder, text: fromUtf16(encoder.text, options.encoding === 'utf16be'), longText: undefined };
}

function encoderOf({ type, stored, realAffinity }: EncoderOptions): Encoder {
  const mixed = stored?.as === 'mixed';
  switch (type.kind) {
    case 'boolean':
      return booleanEncoder(stored?.as === 'words' ? stored : undefined);
    case 'integer':
      return integerEncoder(type.bits);
    case 'decimal':
      return decimalEncoder(type.precision, type.scale);
    case 'float':
      return floatEncoder(type.bits);
    case 'text':
      return textEncoder({ maxLength: type.maxLength, mixed, fromBlob: stored?.as === 'blob', realAffinity });
    case 'bytes':
      return bytesEncoder(mixed, realAffinity);
    case 'date':
      return dateEncoder({ stored, realAffinity });
    case 'time':
      return timeEncoder;
    case 'timestamp':
      return timestampEncoder(type.zone, { stored, realAffinity });
    case 'json':
      return jsonEncoder(mixed, realAffinity);
    case 'uuid':
      return uuidEncoder;
  }
}

/** The same for texts in UTF-16. A NUL is left to the encoder: it may take one. */
function fromUtf16(text: Encode, bigEndian: boolean): Encode {
  return (bytes, at, length, out) => {
    if (convertUtf16(bytes, at, length, bigEndian) === MISFIT.invalidText) return MISFIT.invalidText;
    return text(converted.bytes, 0, converted.length, out);
  };
}
