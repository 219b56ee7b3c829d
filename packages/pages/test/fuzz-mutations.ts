import type { Place } from './page-places.js';
import type { Random } from './random.js';

const EXTREMES = [0, 1, 2, 0x7fffffff, 0xfffffffe, 0xffffffff];

/** Changes one to four things in the file, most of them where the format has something to say. */
export function mutate(original: Buffer, places: readonly Place[], pageSize: number, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(original);
  for (let left = 1 + random.below(random.below(4) + 1); left > 0; left--) {
    if (random.below(10) < 6) changePlace(bytes, random.pick(places), places, pageSize, random);
    else changeBytes(bytes, pageSize, random);
  }
  if (random.below(25) === 0) bytes = bytes.subarray(0, cutAt(bytes.length, pageSize, random));
  if (random.below(50) === 0) bytes = Buffer.concat([bytes, Buffer.alloc(random.below(pageSize * 2), random.next())]);
  return bytes;
}

function changePlace(bytes: Buffer, place: Place, places: readonly Place[], pageSize: number, random: Random): void {
  const { at } = place;
  const pages = Math.floor(bytes.length / pageSize);
  switch (place.kind) {
    case 'page': {
      if (at + 4 > bytes.length) return;
      const others = places.filter(({ kind }) => kind === 'page');
      const other = bytes.readUInt32BE(random.pick(others).at);
      const own = Math.floor(at / pageSize) + 1;
      bytes.writeUInt32BE(random.pick([random.below(pages + 2), other, own, random.pick(EXTREMES)]), at);
      return;
    }
    case 'uint16': {
      if (at + 2 > bytes.length) return;
      const value = bytes.readUInt16BE(at);
      const other = bytes.readUInt16BE(random.pick(places.filter(({ kind }) => kind === 'uint16')).at);
      const changed = random.pick([
        value + 1,
        value - 1,
        0,
        0xffff,
        random.next(),
        other,
        value ^ (1 << random.below(16)),
      ]);
      bytes.writeUInt16BE(changed & 0xffff, at);
      return;
    }
    case 'byte':
      bytes[at] = random.pick([0, 2, 5, 10, 13, 255, random.next() & 255, bytes[at]! + 1]) & 255;
      return;
    case 'varint':
      if (random.below(6) === 0)
        bytes.fill(random.pick([0x81, 0xff, 0x80]), at, Math.min(bytes.length, at + 1 + random.below(9)));
      else
        bytes[at] = random.pick([0, 1, 10, 11, 0x7f, 0x80, 0xff, bytes[at]! + 1, bytes[at]! - 1, random.next()]) & 255;
  }
}

function changeBytes(bytes: Buffer, pageSize: number, random: Random): void {
  const pages = Math.floor(bytes.length / pageSize);
  const [one, other] = [random.below(pages) * pageSize, random.below(pages) * pageSize];
  switch (random.below(7)) {
    case 0:
      bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
      return;
    case 1:
      bytes[one + random.below(pageSize)] = random.next() & 255;
      return;
    case 2:
      // A page over another one: the same keys twice, two ways to the same chain.
      bytes.copy(bytes, one, other, other + pageSize);
      return;
    case 3: {
      const kept = Buffer.from(bytes.subarray(one, one + pageSize));
      bytes.copy(bytes, one, other, other + pageSize);
      kept.copy(bytes, other);
      return;
    }
    case 4:
      bytes.fill(random.pick([0, 255]), one, one + pageSize);
      return;
    case 5:
      // A torn write: part of a page is from another time.
      bytes.copy(bytes, one + 256, other + 256, other + pageSize);
      return;
    default:
      bytes.copy(bytes, one + random.below(pageSize - 64), other, other + random.below(64));
  }
}

function cutAt(length: number, pageSize: number, random: Random): number {
  const at = random.below(length);
  return random.below(2) === 0 ? at - (at % pageSize) : at;
}
