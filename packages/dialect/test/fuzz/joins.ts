import type { Random } from './random.js';

/** Rows in every table: few, so that a wrong join shows as other rows. */
const ROWS = 10;

/** The columns of table n: its key, a number that is another table's key, and a text of both. */
const columnsOf = (n: number): { readonly key: string; readonly other: string; readonly text: string } => ({
  key: `a${n}`,
  other: `b${n}`,
  text: `x${n}`,
});

/** Tables t1 to tN, as SQLite's own test of joins has them, some numbers NULL. */
export function joinTables(random: Random, count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const { key, other, text } = columnsOf(at + 1);
    const rows = Array.from({ length: ROWS }, (_row, id) => {
      const number = random.below(8) === 0 ? 'NULL' : String(1 + random.below(ROWS));
      return `(${id + 1}, ${number}, 'table t${at + 1} row ${id + 1}')`;
    });
    return `CREATE TABLE t${at + 1}(${key} INTEGER PRIMARY KEY, ${other} INTEGER, ${text} VARCHAR(40)); INSERT INTO t${at + 1} VALUES ${rows.join(', ')};`;
  }).join('\n');
}

/** A query over 2 to `most` of them, each joined to one before it: by a comma, JOIN … ON or LEFT JOIN … ON, in any mixture. */
export function anyJoin(random: Random, tables: number, most: number): string {
  const chosen = shuffled(
    random,
    Array.from({ length: tables }, (_, at) => at + 1),
  ).slice(0, 2 + random.below(most - 1));
  const where: string[] = [];
  const from = chosen.map((table, at) => {
    if (at === 0) return `t${table}`;
    const link = linkBetween(random, table, random.pick(chosen.slice(0, at)));
    switch (random.pick(JOINS)) {
      case ',':
        where.push(link);
        return `, t${table}`;
      case 'JOIN':
        return ` ${random.pick(['JOIN', 'INNER JOIN'])} t${table} ON ${link}`;
      case 'CROSS JOIN':
        where.push(link);
        return ` CROSS JOIN t${table}`;
      case 'LEFT JOIN':
        return ` LEFT JOIN t${table} ON ${link}${random.below(3) === 0 ? ` AND ${conditionOn(random, table)}` : ''}`;
    }
  });
  where.push(...chosen.filter(() => random.below(6) === 0).map((table) => conditionOn(random, table)));
  const [first = 1] = chosen;
  where.push(`${columnsOf(first).key} <= ${1 + random.below(ROWS)}`);
  const listed = shuffled(random, chosen).slice(0, 1 + random.below(chosen.length));
  const columns = [`${columnsOf(first).key} AS k`, ...listed.map((table) => columnsOf(table).text)];
  const keys = columns.map((_, at) => at + 1).join(', ');
  return `SELECT ${columns.join(', ')} FROM ${from.join('')} WHERE ${shuffled(random, where).join(' AND ')} ORDER BY ${keys}`;
}

const JOINS = [',', ',', ',', 'JOIN', 'JOIN', 'LEFT JOIN', 'LEFT JOIN', 'CROSS JOIN'] as const;

/** One side is a key, so that the rows do not multiply. */
function linkBetween(random: Random, table: number, before: number): string {
  const sides = [columnsOf(table).key, columnsOf(before).other];
  return (random.below(2) === 0 ? sides : sides.toReversed()).join(' = ');
}

function conditionOn(random: Random, table: number): string {
  const { key, other, text } = columnsOf(table);
  const value = 1 + random.below(ROWS);
  return random.pick([
    `${key} > ${random.below(4)}`,
    `${other} <> ${value}`,
    `${other} IS NOT ${value}`,
    `(${other} < ${value} OR ${other} IS NULL)`,
    `${text} <> 'table t${table} row ${value}'`,
    `${key} IN (${Array.from({ length: 8 }, () => 1 + random.below(ROWS)).join(', ')})`,
  ]);
}

function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: random.below(1_000_000) }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}
