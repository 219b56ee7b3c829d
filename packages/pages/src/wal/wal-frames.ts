import type { PageLog } from '../format/page-file.js';
import { readFully } from '../format/page-file.js';
import { readUint32 } from '../format/big-endian.js';
import { walChecksum } from './wal-checksum.js';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE = 0x377f0682;
const MAGIC_BIG = 0x377f0683;

/** Which frames of a log are wanted: those up to `lastFrame` of the log with these salts. */
export interface WantedFrames {
  readonly lastFrame: number;
  readonly salts: Uint8Array;
  readonly pageSize: number;
}

/**
 * Where the newest version of every page stands among the wanted frames (fileformat2, 4 "The Write-Ahead Log"), every
 * checksum followed. Undefined where they are not all there: the log was begun anew, or is damaged.
 */
export function readWalFrames(fd: number, wanted: WantedFrames): PageLog | undefined {
  const { lastFrame, salts, pageSize } = wanted;
  const header = new Uint8Array(HEADER_BYTES);
  if (readFully(fd, header, HEADER_BYTES, 0) < HEADER_BYTES) return undefined;
  const magic = readUint32(header, 0);
  if (magic !== MAGIC_LITTLE && magic !== MAGIC_BIG) return undefined;
  const little = magic === MAGIC_LITTLE;
  if (readUint32(header, 8) !== pageSize || !sameBytes(header, 16, salts, 0)) return undefined;
  let sum = walChecksum(header, 0, 24, [0, 0], little);
  if (sum[0] !== readUint32(header, 24) || sum[1] !== readUint32(header, 28)) return undefined;
  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  const perRead = Math.max(1, Math.floor((1 << 20) / frameBytes));
  const room = new Uint8Array(perRead * frameBytes);
  const offsets = new Map<number, number>();
  for (let frame = 0; frame < lastFrame; frame += perRead) {
    const count = Math.min(perRead, lastFrame - frame);
    const from = HEADER_BYTES + frame * frameBytes;
    if (readFully(fd, room, count * frameBytes, from) < count * frameBytes) return undefined;
    for (let i = 0; i < count; i++) {
      const at = i * frameBytes;
      if (!sameBytes(room, at + 8, salts, 0)) return undefined;
      sum = walChecksum(room, at, 8, sum, little);
      sum = walChecksum(room, at + FRAME_HEADER_BYTES, pageSize, sum, little);
      if (sum[0] !== readUint32(room, at + 16) || sum[1] !== readUint32(room, at + 20)) return undefined;
      offsets.set(readUint32(room, at), from + at + FRAME_HEADER_BYTES);
    }
  }
  return { fd, offsets };
}

function sameBytes(a: Uint8Array, aAt: number, b: Uint8Array, bAt: number): boolean {
  for (let i = 0; i < 8; i++) if (a[aAt + i] !== b[bAt + i]) return false;
  return true;
}
