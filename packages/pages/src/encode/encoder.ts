import type { CopyBuffer } from './copy-buffer.js';
import type { LongValue } from '../format/long-value.js';
import { MISFIT, type Misfit } from '../model/misfit.js';

/**
 * Writes one value as a field of binary COPY: its length in four bytes, then the type's own binary form (the `…_send`
 * function of PostgreSQL). `size` is the serial type for integers, the length in bytes for texts and blobs, 8 for reals.
 * Texts come as UTF-8 that may be invalid. What is behind `out.at` is undefined after a misfit.
 */
export type Encode = (bytes: Uint8Array, at: number, size: number, out: CopyBuffer) => Misfit;

/** Writes a value that is not held whole. */
export type EncodeLong = (value: LongValue, out: CopyBuffer) => Misfit;

/** The encoders of a column, one for each storage class of SQLite but NULL. */
export interface Encoder {
  readonly integer: Encode;
  readonly real: Encode;
  readonly text: Encode;
  readonly blob: Encode;
  /** Of texts and blobs that are not held whole; where there is none they are put together for the others. */
  readonly longText?: EncodeLong | undefined;
  readonly longBlob?: EncodeLong | undefined;
}

/** For a storage class that the target type has no form for. */
export const refuse: Encode = () => MISFIT.storageClass;
