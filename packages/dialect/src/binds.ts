import { castNameOf, type StaticType } from './static-type.js';

const OPEN = '\u0001';
const CLOSE = '\u0002';

interface Bind {
  readonly name: string;
  type: StaticType | undefined;
}

/**
 * The parameters of one statement. PostgreSQL gives a parameter one type for the whole statement, SQLite gives it none:
 * so each use is written as a marker that says what it needs, and `finish` puts in `$n` when all uses are known.
 */
export class Binds {
  readonly #binds: Bind[] = [];
  readonly #byOffset = new Map<number, string>();
  #highest = 0;

  /** The key of the parameter written (`?`, `?3`, `:a`) at this offset: the same for the same parameter. */
  keyOf(written: string, offset: number): number {
    const name = this.#byOffset.get(offset) ?? (written === '?' ? `?${this.#highest + 1}` : written);
    this.#byOffset.set(offset, name);
    if (name.startsWith('?')) this.#highest = Math.max(this.#highest, Number(name.slice(1)));
    const at = this.#binds.findIndex((bind) => bind.name === name);
    return at === -1 ? this.#binds.push({ name, type: undefined }) - 1 : at;
  }

  /** The SQL of one use, as a value of this type. The first use that needs a type decides, text wins over numbers. */
  use(key: number, type: StaticType): string {
    const bind = this.#binds[key];
    if (bind) bind.type = bind.type === undefined || bind.type === type ? type : 'text';
    return `${OPEN}${key}:${type}${CLOSE}`;
  }

  /** SQLite's names, in the order of $1, $2, … */
  names(): readonly string[] {
    return this.#binds.map((bind) => bind.name);
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
    const typed = `$${key + 1}::${castNameOf(own)}`;
    return own === wanted ? typed : `(${typed})::${castNameOf(wanted)}`;
  }
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + at.length)];
}
