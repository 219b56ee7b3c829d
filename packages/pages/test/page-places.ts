/** What stands at a place of a page, by what may be written there instead. */
export type PlaceKind = 'page' | 'uint16' | 'byte' | 'varint';

/** A place in a database file where its format has something to say. */
export interface Place {
  readonly kind: PlaceKind;
  readonly at: number;
}

const HEADER: readonly Place[] = [
  ...[16, 105].map((at): Place => ({ kind: 'uint16', at })),
  ...[18, 19, 20, 21, 100].map((at): Place => ({ kind: 'byte', at })),
  ...[28, 32, 36, 44, 52, 56].map((at): Place => ({ kind: 'page', at })),
];

/** The places of every b-tree page: headers, cell pointers, pointers to children and chains, lengths, keys, serial types. */
export function findPlaces(file: Buffer, pageSize: number): Place[] {
  const places: Place[] = [...HEADER];
  for (let start = 0; start + pageSize <= file.length; start += pageSize) {
    const header = start + (start === 0 ? 100 : 0);
    const kind = file[header]!;
    if (kind === 2 || kind === 5 || kind === 10 || kind === 13) addTreePage(places, file, { start, header, pageSize });
    // A page of a chain, of the freelist or of pointer maps: all have numbers of pages.
    else for (let at = start; at < start + 16; at += 4) places.push({ kind: 'page', at });
  }
  return places;
}

function addTreePage(
  places: Place[],
  file: Buffer,
  page: { readonly start: number; readonly header: number; readonly pageSize: number },
): void {
  const { start, header, pageSize } = page;
  const kind = file[header]!;
  const isInterior = kind === 2 || kind === 5;
  places.push({ kind: 'byte', at: header }, { kind: 'byte', at: header + 7 });
  for (const at of [1, 3, 5]) places.push({ kind: 'uint16', at: header + at });
  if (isInterior) places.push({ kind: 'page', at: header + 8 });
  const pointers = header + (isInterior ? 12 : 8);
  for (let cell = 0; cell < file.readUInt16BE(header + 3); cell++) {
    const pointer = pointers + 2 * cell;
    let at = start + file.readUInt16BE(pointer);
    places.push({ kind: 'uint16', at: pointer });
    if (isInterior) places.push({ kind: 'page', at });
    if (isInterior) at += 4;
    places.push({ kind: 'varint', at });
    if (kind === 5) continue;
    const [size, afterSize] = varintAt(file, at);
    const [, afterKey] = kind === 13 ? varintAt(file, afterSize) : [0, afterSize];
    if (kind === 13) places.push({ kind: 'varint', at: afterSize });
    for (let i = 0; i < 4; i++) places.push({ kind: 'varint', at: afterKey + i });
    const local = localSize(size, pageSize, kind === 13);
    if (local < size && afterKey + local + 4 <= start + pageSize) places.push({ kind: 'page', at: afterKey + local });
  }
}

/** Bytes of a payload that its page keeps (fileformat2, 1.6). */
export function localSize(size: number, usable: number, isTable: boolean): number {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const surplus = least + ((size - least) % (usable - 4));
  return surplus <= most ? surplus : least;
}

/** A varint as a number, rounded where it is large, and where it ends. */
export function varintAt(bytes: Uint8Array, at: number): [value: number, end: number] {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i] ?? 0;
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + i + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}
