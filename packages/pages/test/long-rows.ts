import * as assert from 'uvu/assert';
import { isDamage } from '../src/format/damaged.js';
import { profileChunk } from '../src/count/profile-chunk.js';
import type { Source, SourceTable } from '../src/source/source.js';
import type { Damage } from '../src/model/target-column.js';
import { readOneWay, targetsFrom } from './both-ways.js';
import { typesFrom } from './profile-both-ways.js';

/** The same source with rows from so many bytes on taken for long ones. */
export function withLongRows(source: Source, longRow: number): Source {
  return { ...source, file: { ...source.file, longRow } };
}

/** How a table is read. */
export interface LongRowsCase {
  readonly longRow: number;
  /** The types of its columns in turn, beginning with this one; texts unless given. */
  readonly first?: number | undefined;
  /** Past damage; else up to it. */
  readonly salvages?: boolean | undefined;
}

/** Reads a table with and without long rows. Throws where the bytes, the rejects, the damage or the error are not the same. */
export async function compareLongRows(source: Source, table: SourceTable, options: LongRowsCase): Promise<void> {
  const { longRow, first, salvages = false } = options;
  const targetOf = first === undefined ? undefined : targetsFrom(first);
  const read = async (from: Source): Promise<unknown> => {
    const damages: Damage[] = [];
    const onDamage = salvages ? (damage: Damage): unknown => damages.push(damage) : undefined;
    const reading = await orDamage(() => readOneWay(from, table.name, 'pages', undefined, targetOf, onDamage));
    return { reading, damages };
  };
  const pieces = await read(withLongRows(source, longRow));
  assert.equal(pieces, await read(source), `${table.name} ${JSON.stringify(options)}`);
}

/** The same of the profile. */
export async function compareLongProfile(
  source: Source,
  table: SourceTable,
  { longRow, first = 0 }: Omit<LongRowsCase, 'salvages'>,
): Promise<void> {
  const typeOf = typesFrom(first);
  const declared = { name: table.name, columns: table.columns.map(({ name }, i) => ({ name, type: typeOf(i) })) };
  const read = ({ file }: Source): Promise<unknown> =>
    orDamage(() => {
      const { rows, columns } = profileChunk(file, { table, declared, chunk: undefined, onDamage: undefined });
      return Promise.resolve({ rows, columns });
    });
  const pieces = await read(withLongRows(source, longRow));
  assert.equal(pieces, await read(source), `the profile of ${table.name} with rows of ${longRow} bytes`);
}

async function orDamage<T>(read: () => Promise<T>): Promise<T | string> {
  try {
    return await read();
  } catch (error) {
    if (isDamage(error)) return error.message;
    throw error;
  }
}
