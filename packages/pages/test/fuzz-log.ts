import { walChecksum } from '../src/wal/wal-checksum.js';
import { mutate } from './fuzz-mutations.js';
import { findPlaces, type Place } from './page-places.js';
import type { Random } from './random.js';

const HEADER = 32;
const FRAME_HEADER = 24;

/** Changes a write-ahead log: its bytes, or its frames under checksums that are right again. */
export function mutateLog(original: Buffer, pageSize: number, random: Random): Buffer {
  const log = Buffer.from(original);
  const frame = FRAME_HEADER + pageSize;
  const frames = Math.floor((log.length - HEADER) / frame);
  const startOf = (): number => HEADER + random.below(frames) * frame;
  const kind = random.below(8);
  if (kind === 0) log[random.below(HEADER)]! ^= 1 << random.below(8);
  if (kind === 1) log[random.below(log.length)]! ^= 1 << random.below(8);
  if (kind === 2) return Buffer.from(log.subarray(0, random.below(log.length)));
  if (kind === 3) log.copy(log, startOf(), startOf(), startOf());
  if (kind === 4) {
    const [to, from] = [startOf(), startOf()];
    log.copy(log, to, from, from + frame);
  }
  if (kind === 5)
    log.writeUInt32BE(random.pick([0, 1, random.below(200), 0xffffffff]), startOf() + random.pick([0, 4]));
  if (kind === 6) {
    const at = startOf() + FRAME_HEADER;
    const content = log.subarray(at, at + pageSize);
    const places: Place[] = findPlaces(Buffer.concat([Buffer.alloc(pageSize), content]), pageSize)
      .filter((place) => place.at >= pageSize)
      .map((place) => ({ ...place, at: place.at - pageSize }));
    if (places.length > 0) mutate(content, places, pageSize, random).copy(content);
  }
  // Half of the logs have checksums that are right: what the changed frames say then counts.
  return random.below(2) === 0 ? log : seal(log, pageSize);
}

/** Writes the right checksums over every frame (fileformat2, 4.2). */
export function seal(log: Buffer, pageSize: number): Buffer {
  const little = log.readUInt32BE(0) === 0x377f0682;
  let sum = walChecksum(log, 0, 24, [0, 0], little);
  log.writeUInt32BE(sum[0], 24);
  log.writeUInt32BE(sum[1], 28);
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    log.copy(log, at + 8, 16, 24);
    sum = walChecksum(log, at, 8, sum, little);
    sum = walChecksum(log, at + FRAME_HEADER, pageSize, sum, little);
    log.writeUInt32BE(sum[0], at + 16);
    log.writeUInt32BE(sum[1], at + 20);
  }
  return log;
}
