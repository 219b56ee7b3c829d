import { castNameOf, type StaticType } from './static-type.js';

const OPEN = '\u0001';
const CLOSE = '\u0002';

interface Bind {
  /** As a person would name it: `:a`, or `?3` for one that has a number only. */
  name: string;
  /** SQLite's number of it. */
  readonly number: number;
  type: StaticType | undefined;
}

/**
 * The parameters of one statement. PostgreSQL gives a parameter one type for the whole statement, SQLite gives it none:
 * so each use is written as a marker that says what it needs, and `finish` puts in `$n` when all uses are known.
 */
export class Binds {
  readonly #binds: Bind[] = [];
  readonly #byOffset = new Map<number, number>();
  #highest = 0;

  /**
   * Takes note of the parameter written (`?`, `?3`, `:a`) at this offset, and gives its key: the same for the same
   * parameter. SQLite numbers them as they are written, one with a name when it first meets it
   * (https://sqlite.org/lang_expr.html#varparam): so they are to be met in that order, whatever is translated first.
   */
  keyOf(written: string, offset: number): number {
    const known = this.#byOffset.get(offset);
    if (known !== undefined) return known;
    const named = written.startsWith('?') ? undefined : written;
    const given = this.#binds.find((bind) => bind.name === named)?.number;
    const number = given ?? (named === undefined && written !== '?' ? Number(written.slice(1)) : this.#highest + 1);
    this.#highest = Math.max(this.#highest, number);
    const at = this.#binds.findIndex((bind) => bind.number === number);
    const key = at === -1 ? this.#binds.push({ name: named ?? `?${number}`, number, type: undefined }) - 1 : at;
    if (named !== undefined) this.#binds[key]!.name = named;
    this.#byOffset.set(offset, key);
    return key;
  }

  /** The SQL of one use, as a value of this type. The first use that needs a type decides, text wins over numbers. */
  use(key: number, type: StaticType): string {
    const bind = this.#binds[key];
    if (bind) bind.type = bind.type === undefined || bind.type === type ? type : 'text';
    return `${OPEN}${key}:${type}${CLOSE}`;
  }

  /** SQLite's names, in the order of $1, $2, …: as they are written, those left out that the translation does not need. */
  names(): readonly string[] {
    return this.#used().map((bind) => bind.name);
  }

  /** The SQL with `$n` in place of the markers. */
  finish(sql: string): string {
    if (!sql.includes(OPEN)) return sql;
    return sql
      .split(OPEN)
      .map((part, index) => {
        if (index === 0) return part;
        const [marker, rest] = splitOnce(part, CLOSE);
        const [key, type] = splitOnce(marker, ':');
        return `${this.#text(Number(key), type as StaticType)}${rest}`;
      })
      .join('');
  }

  #text(key: number, wanted: StaticType): string {
    const own = this.#binds[key]?.type ?? 'text';
    const place = this.#used().findIndex((bind) => bind === this.#binds[key]);
    const typed = `$${place + 1}::${castNameOf(own)}`;
    return own === wanted ? typed : `(${typed})::${castNameOf(wanted)}`;
  }

  #used(): readonly Bind[] {
    return this.#binds.filter((bind) => bind.type !== undefined);
  }
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + at.length)];
}
