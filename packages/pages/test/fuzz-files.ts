import { rmSync, writeFileSync } from 'node:fs';
import { mutateLog } from './fuzz-log.js';
import { mutate } from './fuzz-mutations.js';
import type { Victim } from './fuzz-victims.js';
import { findPlaces, type Place } from './page-places.js';
import { type Random, randomOf } from './random.js';

const places = new WeakMap<Victim, Place[]>();

/** Writes the damaged files of a seed to `path`; gives the name of the victim they were made from. */
export function writeDamaged(victims: readonly Victim[], seed: number, path: string): string {
  const victim = victims[seed % victims.length]!;
  const random = randomOf(seed);
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
  const [file, log] = damage(victim, random);
  writeFileSync(path, file);
  if (log !== undefined) writeFileSync(path + victim.suffix!, log);
  return victim.name;
}

function damage(victim: Victim, random: Random): [file: Buffer, log: Buffer | undefined] {
  const pageSize = victim.file.readUInt16BE(16);
  const found = places.get(victim) ?? findPlaces(victim.file, pageSize);
  places.set(victim, found);
  const file = (): Buffer => mutate(victim.file, found, pageSize, random);
  if (victim.log === undefined) return [file(), undefined];
  if (random.below(4) === 0) return [file(), victim.log];
  if (victim.suffix === '-wal') return [victim.file, mutateLog(victim.log, pageSize, random)];
  const log = Buffer.from(victim.log);
  for (let left = random.below(4); left > 0; left--)
    log[random.below(random.pick([32, log.length]))] = random.next() & 255;
  return [victim.file, random.below(3) === 0 ? log.subarray(0, random.below(log.length)) : log];
}
