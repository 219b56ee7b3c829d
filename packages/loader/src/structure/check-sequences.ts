import type { PostgresSession } from '@lite2pg/postgres';
import type { Finding } from '@lite2pg/spec';
import { quoteIdentifier, quoteLiteral } from '@lite2pg/spec';
import { objectKey } from '../ledger/catalog-entry.js';
import type { WantedObject } from './compare-structure.js';
import { sequenceBehind } from './describe-structure.js';
import type { Structure } from './read-structure.js';

/** Tables whose highest numbers are asked for in one statement. */
const AT_ONCE = 200;

/** Tables, by their names in the source, whose rows are known to be those that were moved. */
export type AsMoved = ReadonlySet<string>;

/**
 * Findings for the sequences that would give a number that a row has, or that stand before where the plan left them. One that
 * stands where the plan left it is not looked at if the rows of its table are as they were moved.
 */
export async function checkSequences(
  session: PostgresSession,
  schema: string,
  { wanted, structure: { entries }, asMoved }: SequenceCheck,
): Promise<Finding[]> {
  const ofSequences = entries.filter(({ kind }) => kind === 'sequence');
  const there = new Map(ofSequences.map((entry) => [objectKey(entry), entry.facts]));
  const sequences = wanted.flatMap((object): Sequence[] => {
    const facts = object.kind === 'sequence' ? there.get(objectKey(object)) : undefined;
    const name = facts?.['isReadable'] === true ? facts['sequence'] : undefined;
    const isWhereLeft = object.made !== undefined && object.made.facts['last'] === facts?.['last'];
    if (isWhereLeft && asMoved.has(object.subject.table ?? '')) return [];
    return typeof name === 'string' ? [{ object, name }] : [];
  });
  const findings: Finding[] = [];
  for (let at = 0; at < sequences.length; at += AT_ONCE) {
    const some = sequences.slice(at, at + AT_ONCE);
    for (const { place, next, highest } of await readStates(session, schema, some)) {
      const object = some[place]?.object;
      const left = object?.made?.facts['last'];
      const used = [highest, typeof left === 'string' ? left : null].flatMap((text) =>
        text === null ? [] : [BigInt(text)],
      );
      const last = used.reduce((a, b) => (a > b ? a : b), BigInt(next) - 1n);
      if (object && last >= BigInt(next)) findings.push(sequenceBehind(object, { next, last: String(last), schema }));
    }
  }
  return findings;
}

interface SequenceCheck {
  readonly wanted: readonly WantedObject[];
  readonly structure: Structure;
  readonly asMoved: AsMoved;
}

interface Sequence {
  readonly object: WantedObject;
  /** As SQL writes it. */
  readonly name: string;
}

interface SequenceState {
  readonly place: number;
  readonly next: string;
  /** Of the rows; null without any. */
  readonly highest: string | null;
}

/** Of those that count upwards and have a further number, by their places. */
async function readStates(
  session: PostgresSession,
  schema: string,
  sequences: readonly Sequence[],
): Promise<SequenceState[]> {
  const parts = sequences.map(({ object: { on, name: column }, name }, place) => {
    const highest = `SELECT max(${quoteIdentifier(column)}) FROM ${quoteIdentifier(schema)}.${quoteIdentifier(on)}`;
    return `SELECT ${place} AS place, ${quoteLiteral(name)}::regclass AS id, last_value, is_called, (${highest}) AS highest FROM ${name}`;
  });
  return await session.query<SequenceState>(
    `SELECT place, highest::text, (CASE WHEN is_called THEN last_value + seqincrement ELSE last_value END)::text AS next
     FROM (${parts.join(' UNION ALL ')}) s JOIN pg_sequence ON seqrelid = id
     WHERE seqincrement > 0 AND last_value < seqmax`,
  );
}
