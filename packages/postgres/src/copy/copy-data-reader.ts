import { COPY_DATA, HEADER_BYTES, LENGTH_BYTES } from './copy-protocol.js';

const COPY_OUT_RESPONSE = 0x48;
const NOTICE = 0x4e;
const PARAMETER_STATUS = 0x53;

/** The messages read from some bytes of a connection. */
export interface CopyPart {
  /** The contents of the COPY's data messages, moved together in the memory of the bytes given. */
  readonly content: Buffer;
  /** From the first message on that ends the COPY; nothing while it goes on. */
  readonly rest: Buffer | undefined;
}

/** A reader of the messages of one COPY … TO STDOUT: to be called with the connection's bytes in order, cut anywhere, until it gives a rest. */
export function copyDataReader(): (bytes: Buffer) => CopyPart {
  const header = Buffer.alloc(HEADER_BYTES);
  let headerBytes = 0;
  let left = 0;
  let kept = false;
  return (bytes) => {
    let at = 0;
    let out = 0;
    while (at < bytes.length) {
      if (left > 0) {
        const end = Math.min(at + left, bytes.length);
        if (kept) {
          if (out !== at) bytes.copyWithin(out, at, end);
          out += end - at;
        }
        left -= end - at;
        at = end;
        continue;
      }
      const start = at;
      const whole = headerBytes === 0 && bytes.length - at >= HEADER_BYTES;
      if (whole) at += HEADER_BYTES;
      else {
        const taken = bytes.copy(header, headerBytes, at, at + HEADER_BYTES - headerBytes);
        headerBytes += taken;
        at += taken;
        if (headerBytes < HEADER_BYTES) break;
      }
      const kind = whole ? bytes[start]! : header[0]!;
      if (kind === COPY_DATA) kept = true;
      else if (kind === COPY_OUT_RESPONSE || kind === NOTICE || kind === PARAMETER_STATUS) kept = false;
      else {
        const rest = whole ? bytes.subarray(start) : Buffer.concat([header, bytes.subarray(at)]);
        return { content: bytes.subarray(0, out), rest };
      }
      left = (whole ? bytes.readUInt32BE(start + 1) : header.readUInt32BE(1)) - LENGTH_BYTES;
      headerBytes = 0;
    }
    return { content: bytes.subarray(0, out), rest: undefined };
  };
}
