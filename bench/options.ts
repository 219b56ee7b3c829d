import { parseArgs } from 'node:util';

/** Options for a run of the benchmark. */
export interface Options {
  readonly rows: number;
  readonly rounds: number;
  /** A server of one's own; an embedded one otherwise. */
  readonly to: string | undefined;
  /** Where RESULTS.md and results.svg go; beside the benchmark unless given. */
  readonly out: string | undefined;
  /** Names of movers; all that are installed otherwise. */
  readonly movers: readonly string[] | undefined;
  readonly scale: boolean;
  readonly jobsScale: boolean;
  /** The wide table once more, on an embedded server without WAL and fsync. */
  readonly withoutWal: boolean;
  /** How many small tables; 0 leaves that out. */
  readonly manyTables: number;
  /** How many blobs of 4 MB; 0 leaves that out. */
  readonly blobs: number;
  /** Times translated statements, and nothing else. */
  readonly translation: boolean;
  /** Only draws results.svg again, from RESULTS.md. */
  readonly plot: boolean;
  /** Programs of Node that the profile is timed under; none leaves that out. */
  readonly profileNodes: readonly string[];
}

export const USAGE = `usage: npm run bench -- [translation] [options]
  translation       times translated statements beside those written by hand and SQLite, and nothing else
  --rows N          rows of the wide table (1,000,000)
  --rounds N        counted runs of each mover (3)
  --to URL          this server, whose user may make databases; otherwise an embedded one
  --out FOLDER      where RESULTS.md and results.svg are written; otherwise beside the benchmark
  --mover NAME      only this one; may be given again
  --scale           also lite2pg over 10,000 to 10,000,000 rows
  --jobs-scale      also lite2pg with 1, 2 and 4 jobs
  --without-wal     also the wide table on an embedded server without WAL and fsync
  --many-tables     also 1,000 small tables
  --blobs           also 50 blobs of 4 MB
  --profile         also the profile pass, in one thread
  --node PROGRAM    the profile pass under this Node, too; may be given again
  --all             all six
  --plot            runs nothing; draws results.svg again from RESULTS.md`;

const TABLES = 1000;
const BLOBS = 50;

/** The options of a command line; throws, with the usage, on one that is not known or not a number. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const unknown = positionals.find((word) => word !== 'translation');
  if (unknown !== undefined) throw new TypeError(`'${unknown}': unknown\n${USAGE}`);
  const all = values.all === true;
  return {
    rows: count('rows', values.rows),
    rounds: count('rounds', values.rounds),
    to: values.to,
    out: values.out,
    movers: values.mover,
    scale: all || values.scale === true,
    jobsScale: all || values['jobs-scale'] === true,
    withoutWal: all || values['without-wal'] === true,
    manyTables: all || values['many-tables'] === true ? TABLES : 0,
    blobs: all || values.blobs === true ? BLOBS : 0,
    translation: positionals.length > 0,
    plot: values.plot === true,
    profileNodes: all || values.profile === true ? [process.execPath, ...(values.node ?? [])] : [],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rows: { type: 'string', default: '1000000' },
        rounds: { type: 'string', default: '3' },
        to: { type: 'string' },
        out: { type: 'string' },
        mover: { type: 'string', multiple: true },
        scale: { type: 'boolean' },
        'jobs-scale': { type: 'boolean' },
        'without-wal': { type: 'boolean' },
        'many-tables': { type: 'boolean' },
        blobs: { type: 'boolean' },
        profile: { type: 'boolean' },
        node: { type: 'string', multiple: true },
        all: { type: 'boolean' },
        plot: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new TypeError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error });
  }
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new TypeError(`--${name} '${text}': not a whole number above 0\n${USAGE}`);
}
