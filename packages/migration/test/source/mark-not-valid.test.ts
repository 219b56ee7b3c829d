import type { Spec } from '@lite2pg/spec';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inspect } from '../../src/index.js';

const notValidIn = ({ tables }: Spec): string[] =>
  tables.flatMap(({ name, foreignKeys = [] }) =>
    foreignKeys.filter(({ notValid }) => notValid).map(({ columns }) => `${name} (${columns.join(', ')})`),
  );

const SCRIPT = `
  CREATE TABLE "Odd Parent" (id INTEGER PRIMARY KEY, code TEXT COLLATE NOCASE UNIQUE, a, b, UNIQUE (a, b));
  CREATE TABLE whole (parent REFERENCES "Odd Parent", code TEXT REFERENCES "Odd Parent" (code), a, b,
    FOREIGN KEY (a, b) REFERENCES "Odd Parent" (a, b));
  CREATE TABLE broken (parent REFERENCES "Odd Parent", code TEXT REFERENCES "Odd Parent" (code), a, b,
    FOREIGN KEY (a, b) REFERENCES "Odd Parent" (a, b));
  CREATE TABLE mixed (v UNIQUE);
  CREATE TABLE "of mixed" (v REFERENCES mixed (v));
  INSERT INTO "Odd Parent" VALUES (1, 'One', 1, 'x'), (2, NULL, 2, NULL);
  INSERT INTO whole VALUES (1, 'One', 1, 'x'), (NULL, NULL, NULL, 'gone'), (2, NULL, 9, NULL);
  INSERT INTO broken VALUES (3, 'one', 1, 'y');
  INSERT INTO mixed VALUES ('5'), ('x');
  INSERT INTO "of mixed" VALUES (5), ('x');
`;

test('a foreign key is not valid where a value finds no row, compared by bytes; NULLs find none and need none', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    const { spec } = await inspect(path);
    assert.equal(notValidIn(spec), ['broken (parent)', 'broken (code)', 'broken (a, b)']);
    // By declarations alone nothing is known, and if orphans are set aside the key holds.
    assert.equal(notValidIn((await inspect(path, { declared: true })).spec), []);
    assert.equal(notValidIn((await inspect(path, { config: { orphans: 'set-aside' } })).spec), []);
  });
});

test.run();
