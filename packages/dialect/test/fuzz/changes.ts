import type { ScopeTrigger } from '../../src/index.js';
import { condition } from './conditions.js';
import { anyExpression } from './expressions.js';
import type { Maker, Names } from './maker.js';
import { integer, real } from './numbers.js';
import { text } from './texts.js';

/** Statements that change rows, and the query that tells what they came to. */
export interface Change {
  readonly statements: readonly string[];
  readonly triggers: readonly ScopeTrigger[];
  readonly state: string;
  readonly columns: number;
}

const T_STATE = { state: 'SELECT id AS c1, i AS c2, j AS c3, r AS c4, s AS c5, n AS c6, b AS c7, d AS c8, q AS c9, m AS c10 FROM t ORDER BY id', columns: 10 }; // prettier-ignore
const U_STATE = { state: 'SELECT k AS c1, t_id AS c2, name AS c3, v AS c4, x AS c5 FROM u ORDER BY k', columns: 5 };
const W_STATE = { state: 'SELECT a AS c1, c AS c2, m AS c3 FROM w ORDER BY a, c', columns: 3 };

/** The columns of u in an upsert or a trigger, qualified. */
function rowNames(...rows: readonly string[]): Names {
  const all = (names: readonly string[]): string[] => rows.flatMap((row) => names.map((name) => `${row}${name}`));
  return { integers: all(['v', 't_id']), reals: all(['x']), texts: all(['name']), blobs: ["x'01'"] };
}

const CONSTANTS: Names = {
  integers: ['4', '-7', '12'],
  reals: ['2.5', '-0.25'],
  texts: ["'y'", "'8'", "'two'"],
  blobs: ["x'7f'"],
};

/** One change: an INSERT, an UPDATE, a DELETE, or a trigger and what fires it. */
export function anyChange(maker: Maker): Change {
  const { pick } = maker;
  return pick([
    updateT,
    updateT,
    deleteT,
    insertT,
    upsert,
    upsert,
    insertSelect,
    replaceW,
    updateFrom,
    triggered,
    triggered,
  ])(maker);
}

function plain(statement: string, state: { readonly state: string; readonly columns: number }): Change {
  return { statements: [statement], triggers: [], ...state };
}

function valueFor(maker: Maker, column: string): string {
  const kinds = { i: [integer, integer, text], j: [integer, condition], r: [real, integer], s: [text, text, integer, real], n: [text], d: [text], q: [integer, real], m: [integer, text, real] }; // prettier-ignore
  const makers = kinds[column as keyof typeof kinds];
  return maker.once(8) ? 'NULL' : maker.pick(makers)(maker, maker.below(3));
}

function updateT(maker: Maker): Change {
  const { pick } = maker;
  const columns = pick([
    ['i'],
    ['j'],
    ['r'],
    ['s'],
    ['n'],
    ['d'],
    ['q'],
    ['m'],
    ['i', 'j'],
    ['s', 'n'],
    ['r', 's', 'j'],
  ]);
  const sets = columns.map((column) => `${column} = ${valueFor(maker, column)}`).join(', ');
  const row = maker.once(6)
    ? `(${columns.join(', ')}) = (${columns.map((column) => valueFor(maker, column)).join(', ')})`
    : sets;
  return plain(
    `UPDATE ${pick(['', '', '', 'OR ABORT ', 'OR FAIL '])}t SET ${row} WHERE ${condition(maker, 1 + maker.below(2))}`,
    T_STATE,
  );
}

function deleteT(maker: Maker): Change {
  return plain(`DELETE FROM t${maker.once(9) ? '' : ` WHERE ${condition(maker, 1 + maker.below(2))}`}`, T_STATE);
}

function insertT(outer: Maker): Change {
  const maker = outer.over(CONSTANTS);
  const { pick } = maker;
  const columns = pick([['i', 's'], ['j', 'r', 'd'], ['n', 'q'], ['m', 's'], ['i', 'j', 'r', 's', 'n', 'd'], ['s']]);
  const row = (): string => `(${columns.map((column) => valueFor(maker, column)).join(', ')})`;
  const [first, second] = [row(), row()];
  // SQLite 3.52 gets IS TRUE of literals wrong in VALUES of several rows: (0.5 + 0.5) IS TRUE is 0 there.
  const rows = maker.once(2) && !/ (TRUE|FALSE)/.test(first + second) ? `${first}, ${second}` : first;
  return plain(`INSERT INTO t (${columns.join(', ')}) VALUES ${rows}`, T_STATE);
}

function upsert(maker: Maker): Change {
  const { pick } = maker;
  const literals = maker.over(CONSTANTS);
  const name = pick(["'one'", "'two'", "'new'", 'NULL', "''", "'ABC'"]);
  const row = `(${name}, ${integer(literals, 1)}, ${real(literals, 1)})`;
  const both = maker.over(rowNames('excluded.', 'u.', ''));
  const sets = [
    `v = ${integer(both, 1)}`,
    pick([`x = ${real(both, 1)}`, 'x = excluded.x', `t_id = ${integer(both, 1)}`]),
  ];
  const conflict = maker.one([
    () => ' ON CONFLICT DO NOTHING',
    () => ' ON CONFLICT (name) DO NOTHING',
    () => ` ON CONFLICT (name) DO UPDATE SET ${sets.join(', ')}`,
    () => ` ON CONFLICT (name) DO UPDATE SET ${sets.join(', ')} WHERE ${condition(both, 1)}`,
    () => ` ON CONFLICT (name) DO UPDATE SET (v, x) = (excluded.v + 1, excluded.x)`,
    () => '',
  ]);
  return plain(`INSERT INTO u (name, v, x) VALUES ${row}${conflict}`, U_STATE);
}

function insertSelect(maker: Maker): Change {
  const { pick } = maker;
  return maker.pick<() => Change>([
    () =>
      plain(
        `INSERT INTO w (a, c, m) SELECT ${text(maker, 1)}, id, ${integer(maker, 1)} FROM t WHERE s IS NOT NULL AND ${condition(maker, 1)}`,
        W_STATE,
      ),
    () => plain(`INSERT INTO w (a, c) SELECT 'z' || ${anyExpression(maker, 1)}, id FROM t WHERE i > 0`, W_STATE),
    () =>
      plain(
        `INSERT OR IGNORE INTO w (a, c, m) SELECT ${pick(["'a'", 's', "'b'"])}, j, ${integer(maker, 1)} FROM t WHERE s NOTNULL AND j NOTNULL ORDER BY id`,
        W_STATE,
      ),
    () =>
      plain(
        `INSERT INTO w SELECT a || 'x', c, m + ${integer(maker.over({ integers: ['c', 'm'], reals: ['2.5'], texts: ['a'], blobs: ["x'01'"] }), 1)} FROM w`,
        W_STATE,
      ),
    () =>
      plain(
        `INSERT INTO u (k, name, v) SELECT id + 100, s, j FROM t WHERE j NOTNULL AND ${condition(maker, 1)}`,
        U_STATE,
      ),
  ])();
}

function replaceW(maker: Maker): Change {
  const { pick } = maker;
  const c = `coalesce(${integer(maker.over(CONSTANTS), 1)}, 6)`;
  return plain(
    `${pick(['INSERT OR REPLACE', 'REPLACE', 'INSERT OR IGNORE'])} INTO w (a, c${pick([', m', ', m'])}) VALUES (${pick(["'a'", "'b'", "'q'"])}, ${pick(['1', '2', c])}, ${integer(maker.over(CONSTANTS), 1)})`,
    W_STATE,
  );
}

function updateFrom(maker: Maker): Change {
  const { pick } = maker;
  return maker.pick<() => Change>([
    () =>
      plain(
        `UPDATE u SET ${pick(['v = t.j', 'x = t.r', 'name = t.s', 'v = v + t.id', 't_id = t.i'])} FROM t WHERE t.id = u.t_id AND t.j NOTNULL`,
        U_STATE,
      ),
    () =>
      plain(
        `UPDATE w SET m = (SELECT ${pick(['count(*)', 'max(j)', 'sum(id)', 'min(length(s))'])} FROM t WHERE ${condition(maker, 1)})`,
        W_STATE,
      ),
    () =>
      plain(
        `UPDATE t SET (i, s) = (SELECT v, name FROM u WHERE u.t_id = t.id ORDER BY k LIMIT 1) WHERE ${condition(maker, 1)}`,
        T_STATE,
      ),
    () =>
      plain(
        `DELETE FROM u WHERE t_id ${pick(['', 'NOT '])}IN (SELECT id FROM t WHERE ${condition(maker, 1)})`,
        U_STATE,
      ),
    () =>
      plain(
        `WITH x AS (SELECT id FROM t WHERE ${condition(maker, 1)}) DELETE FROM u WHERE t_id IN (SELECT id FROM x)`,
        U_STATE,
      ),
    () =>
      plain(
        `UPDATE u SET v = ${integer(maker.over(rowNames('')), 2)} WHERE ${condition(maker.over(rowNames('')), 2)}`,
        U_STATE,
      ),
  ])();
}

const FIRING = {
  insert: (maker: Maker) => `INSERT INTO u (k, name, t_id, v, x) VALUES (${maker.pick(['11', '8'])}, 'fired', ${integer(maker.over(CONSTANTS), 1)}, ${maker.pick(['1', '50', '-3'])}, ${real(maker.over(CONSTANTS), 1)})`,
  update: (maker: Maker) => `UPDATE u SET ${maker.pick(['v = v + 1', 'x = 2.5, v = 3', "name = name || '+'", 't_id = 2'])} WHERE ${maker.pick(['1', 'k > 2', 't_id = 1', 'v > 0'])}`,
  delete: (maker: Maker) => `DELETE FROM u WHERE ${maker.pick(['1', 'k > 2', 't_id = 1', 'v > 0'])}`,
} as const; // prettier-ignore

/** A trigger on u that writes into w. */
function triggered(maker: Maker): Change {
  const { pick } = maker;
  const event = pick(['insert', 'update', 'delete'] as const);
  const rows = rowNames(...{ insert: ['NEW.'], update: ['NEW.', 'OLD.'], delete: ['OLD.'] }[event]);
  const inside = maker.over(rows);
  const key = event === 'delete' ? 'OLD.k' : 'NEW.k';
  const command = (): string =>
    maker.one([
      () => `INSERT INTO w (a, c, m) VALUES ('log' || (SELECT count(*) FROM w), ${key}, ${integer(inside, 1)});`,
      () => `INSERT INTO w (a, c, m) VALUES ('e' || quote(${anyOf(inside)}), ${key} + (SELECT count(*) FROM w), NULL);`,
      () => `UPDATE w SET m = coalesce(m, 0) + ${integer(inside, 1)} WHERE c = ${key} OR ${condition(inside, 1)};`,
      () => `DELETE FROM w WHERE c = ${key};`,
      () => `INSERT OR IGNORE INTO w (a, c) VALUES ('a', ${key});`,
      () => `SELECT RAISE(${pick(["ABORT, 'no'", "FAIL, 'no'", "ROLLBACK, 'no'"])}) WHERE ${condition(inside, 1)};`,
      () => `SELECT CASE WHEN ${condition(inside, 1)} THEN RAISE(ABORT, 'never') END;`,
    ]);
  const when = maker.once(2) ? ` WHEN ${condition(inside, 1 + maker.below(2))}` : '';
  const of = event === 'update' && maker.once(3) ? ' OF v, x' : '';
  const body = Array.from({ length: 1 + maker.below(2) }, command).join(' ');
  const create = `CREATE TRIGGER fuzzed ${pick(['AFTER', 'AFTER', 'BEFORE'])} ${event.toUpperCase()}${of} ON u${maker.once(2) ? ' FOR EACH ROW' : ''}${when} BEGIN ${body} END`;
  return { statements: [create, FIRING[event](maker)], triggers: [], ...W_STATE };
}

function anyOf(maker: Maker): string {
  return maker.pick([integer, real, text])(maker, 1);
}
