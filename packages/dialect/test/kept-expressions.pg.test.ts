import { withSchema } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql, translateExpression, type StaticType } from '../src/index.js';
import { RICH_SCOPE } from './rich-scope.js';

const TABLE = `CREATE TABLE "Item s"(id bigint, name text COLLATE "C", email text COLLATE "C", "order" bigint, size float8,
  price numeric(10,2), active boolean, open boolean, day date, seen timestamp, at timestamptz, at_ms timestamp, key uuid,
  doc jsonb, raw bytea, made timestamptz, clock time)`;

/** Expressions over a column, in whose place @ stands: every function of SQLite, every operator. */
const EXPRESSIONS = [
  '@', '-@', '~@', 'NOT @', '@ + 1', '@ / 2', '@ % 2', '@ * 1.5', '@ & 1', '@ << 1', "@ || ''", '@ || name',
  'CAST(@ AS BLOB)', 'CAST(@ AS TEXT)', 'CAST(@ AS INTEGER)', 'CAST(@ AS REAL)', 'CAST(@ AS NUMERIC)',
  '@ = 1', "@ = 'a'", "@ = x'00'", "@ > '2020-01-01'", "@ = '2020-01-01 00:00:00'", "@ > date('2020-01-01')",
  "@ = 'X' COLLATE NOCASE", "@ < 'x ' COLLATE RTRIM", "@ || 'x' = 'X' COLLATE NOCASE", "'a' COLLATE NOCASE IN (@, 'B')", '@ COLLATE NOCASE',
  "'A' = 'a' COLLATE NOCASE AND @ IS NULL", "@ IN ('a', 'b')", '@ IN (1, 2)', "@ BETWEEN 'a' AND 'b'", '@ BETWEEN 1 AND 2',
  '@ IS NULL', '@ IS 1', '@ = name', '@ > email', '(@, id) > (1, 2)', "@ LIKE 'a%'", "@ GLOB 'a*'", '@ LIKE name', '@ GLOB name', "@ REGEXP 'a'",
  "CASE @ WHEN 1 THEN 'a' ELSE 'b' END", "CASE WHEN @ THEN 'a' ELSE 2 END",
  'length(@)', 'octet_length(@)', 'substr(@, 2)', 'substr(@, -2, 1)', "instr(@, 'a')", "replace(@, 'a', 'b')", 'trim(@)', "ltrim(@, 'a')",
  'upper(@)', 'lower(@)', "@ = lower('A')", 'hex(@)', 'unhex(@)', 'quote(@)', 'typeof(@)', 'char(@)', 'unicode(@)', "printf('%s-%d', @, @)",
  "concat(@, 'x', @)", "concat_ws('-', @, 'a')", 'coalesce(zeroblob(3), @)', 'abs(@)', 'round(@)', 'round(@, 2)', 'max(@, 1)', "min(@, 'a')", 'sign(@)',
  "coalesce(@, '')", 'coalesce(@, 0)', "ifnull(@, x'')", 'coalesce(@, name)', "nullif(@, '')", 'iif(@, 1, 2)', 'likely(@)',
  'date(@)', 'time(@)', 'datetime(@)', "datetime(@, '+1 day')", 'julianday(@)', 'unixepoch(@)', "strftime('%Y-%m', @)", "strftime('%s', @)",
  "date(@, 'unixepoch')", "datetime(@ / 1000, 'unixepoch')", "date(@, 'localtime')", "timediff(@, '2020-01-01')", "coalesce(@, date('now'))",
  'json(@)', 'json_valid(@)', "json_extract(@, '$.a')", "json_extract(@, '$.a', '$.b')", "@ -> '$.a'", "@ ->> '$.a'", "@ ->> 'a'", 'json_type(@)',
  'json_array_length(@)', 'json_array(@, 1)', "json_object('a', @)", "json_set(@, '$.x', 1)", "json_remove(@, '$.x')", 'json_quote(@)',
  "json_patch(@, '{}')", 'json_pretty(@)',
  'sqrt(@)', 'pow(@, 2)', 'ceil(@)', 'floor(@)', 'trunc(@)', 'mod(@, 2)', 'ln(@)', 'log2(@)', 'log(10, @)', 'exp(@)', 'degrees(@)', 'sin(@)', 'atan2(@, 1)',
  'random() + @', 'ST_MinX(@)',
]; // prettier-ignore

const TYPES: Partial<Readonly<Record<StaticType, string>>> = {
  integer: 'bigint',
  real: 'float8',
  number: 'numeric',
  blob: 'bytea',
  any: 'jsonb',
  json: 'jsonb',
  null: 'text',
};

interface Kept {
  readonly text: string;
  readonly sql: string;
  readonly type: StaticType;
}

const STATEMENTS = {
  generated: ({ sql, type }: Kept, at: number) =>
    `ALTER TABLE "Item s" ADD COLUMN made_${at} ${TYPES[type] ?? type} GENERATED ALWAYS AS (${sql}) STORED`,
  index: ({ sql }: Kept) => `CREATE INDEX ON "Item s" ((${sql}))`,
  'index-where': ({ sql }: Kept) => `CREATE INDEX ON "Item s" (id) WHERE ${sql}`,
} as const;

for (const use of ['generated', 'index', 'index-where'] as const) {
  test(`PostgreSQL takes every expression that it is asked to keep: ${use}`, () =>
    withSchema(async ({ session }) => {
      await session.execute(`${compatSql()}; ${TABLE}`);
      const refusalOf = async (list: readonly Kept[]): Promise<string | undefined> => {
        const refusal = await session.execute(`BEGIN; ${list.map(STATEMENTS[use]).join('; ')}`).then(
          () => undefined,
          (error: unknown) => String(error),
        );
        await session.execute('ROLLBACK');
        return refusal;
      };
      const refused: string[] = [];
      let asked = 0;
      for (const { name } of RICH_SCOPE.tables[0]?.columns ?? []) {
        const list = EXPRESSIONS.flatMap((expression): Kept[] => {
          const text = expression.replaceAll('@', `"${name}"`);
          const { sql, type } = translateExpression({ sql: text, scope: RICH_SCOPE, table: 'Item s', use });
          return sql === null ? [] : [{ text, sql, type }];
        });
        asked += list.length;
        if ((await refusalOf(list)) === undefined) continue;
        for (const kept of list) {
          const refusal = await refusalOf([kept]);
          if (refusal !== undefined) refused.push(`${kept.text} => ${kept.sql}: ${refusal}`);
        }
      }
      assert.equal(refused, []);
      assert.ok(asked > 1000, `${asked} asked`);
    }));
}

test.run();
