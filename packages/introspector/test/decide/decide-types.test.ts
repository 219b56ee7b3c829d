import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  formatTypeName,
  parseSpec,
  type Column,
  type ColumnProfile,
  type Config,
  type IntegerProfile,
  type Profile,
  type RealProfile,
  type Spec,
  type Table,
  type TextShapes,
} from '@lite2pg/spec';
import { decideTypes, type DecidedTypes } from '@lite2pg/introspector';
import { rejects } from '@lite2pg/test-kit';

const test = suite('decideTypes');

type Values = Omit<ColumnProfile, 'name' | 'nulls'>;

/** Integers none of which is odd in any way unless said so. */
function integers(min: number | string, max: number | string, more: Partial<IntegerProfile> = {}): Values {
  const none = { booleans: 0, beyondDouble: 0 };
  const noEpoch = { epochSeconds: 0, epochMilliseconds: 0, epochMicroseconds: 0, epochNanoseconds: 0 };
  return { integers: { count: 4, min: String(min), max: String(max), ...none, ...noEpoch, ...more } };
}

function reals(more: Partial<RealProfile> = {}): Values {
  const none = { integral: 0, infinite: 0, julianDays: 0, epochSeconds: 0, epochMilliseconds: 0 };
  return { reals: { count: 4, min: '0.5', max: '2.5', ...none, ...more } };
}

function texts(shapes: TextShapes, more: Partial<NonNullable<Values['texts']>> = {}): Values {
  const count = Object.values(shapes as Record<string, number>).reduce((sum, one) => sum + one, 0);
  return { texts: { count, maxBytes: 40, maxCharacters: 40, shapes, invalidUtf8: 0, nul: 0, ...more } };
}

function blobs(uuids = 0): Values {
  return { blobs: { count: 4, maxBytes: 16, uuids } };
}

const EMPTY: Values = {};
const TABLE = 'Odd table';
const COLUMN = 'a "b"';

function specOf(...tables: readonly Table[]): Spec {
  return { specVersion: 1, tables: [...tables], views: [], triggers: [], unsupported: [] };
}

function columnOf(name: string, declared: string): Column {
  return { name, type: { kind: 'text' }, ...(declared === '' ? {} : { declared }) };
}

function decide(declared: string, values: Values | undefined, config: Config = {}): DecidedTypes {
  const spec = specOf({ name: TABLE, columns: [columnOf(COLUMN, declared)] });
  if (!values) return decideTypes({ spec, config });
  const columns = [{ name: COLUMN, nulls: 1, ...values }];
  return decideTypes({ spec, config, profile: { profileVersion: 1, tables: [{ name: TABLE, rows: 5, columns }] } });
}

/** The type of the only column, and how it is stored where that is something: `timestamp, epoch ms`. */
function chosen(decided: DecidedTypes): string {
  const { type, stored } = decided.spec.tables[0]!.columns[0]!;
  if (!stored) return formatTypeName(type);
  return [formatTypeName(type), [stored.as, ...('unit' in stored ? [stored.unit] : [])].join(' ')].join(', ');
}

function chooses(rows: readonly (readonly [declared: string, values: Values | undefined, expected: string])[]): void {
  for (const [declared, values, expected] of rows) {
    const decided = decide(declared, values);
    parseSpec(decided.spec, 'decided');
    assert.is(chosen(decided), expected, `${declared} with ${JSON.stringify(values)}`);
  }
}

test('goes by the declaration where nobody looked at the values, and where there are none', () => {
  const rows = [
    ['INTEGER', 'bigint'],
    ['tinyint(1)', 'bigint'],
    ['REAL', 'double precision'],
    ['DECIMAL(10,2)', 'numeric(10,2)'],
    ['NUMERIC', 'numeric'],
    ['MONEY', 'numeric'],
    ['BOOLEAN', 'boolean'],
    ['DATE', 'date'],
    ['DATETIME', 'timestamp'],
    ['TIMESTAMP WITH TIME ZONE', 'timestamptz'],
    ['TIME', 'time'],
    ['VARCHAR(10)', 'text'],
    ['JSON', 'jsonb'],
    ['GUID', 'uuid'],
    ['BLOB', 'bytea'],
    ['', 'text'],
    ['ANY', 'text'],
  ] as const;
  chooses(rows.map(([declared, expected]) => [declared, undefined, expected]));
  chooses(rows.map(([declared, expected]) => [declared, EMPTY, expected]));
});

test('says of moments that are kept as text or as numbers why, and which line of the config makes timestamps of them', () => {
  const messages = (declared: string, values: Values): readonly (string | undefined)[] => {
    const { decisions, findings } = decide(declared, values);
    return [decisions[0]?.chosen, decisions[0]?.reason, ...findings.map(({ code, message }) => `${code}: ${message}`)];
  };
  const go = texts({ timestampZone: 1, looseTimestampZone: 3 });
  assert.equal(messages('DATETIME', go), [
    'text',
    'the column has 4 texts; 3 of them say more than a timestamp holds or are written in another form; text keeps all of it',
    'moments-not-held: "Odd table"."a ""b""" was declared as DATETIME and is text: some texts say more than a timestamp holds or are ' +
      'written in another form (digits beyond microseconds and names of zones would be cut off); the config makes timestamps of them with ' +
      '"columns": {"Odd table.a \\"b\\"":{"type":"timestamptz","stored":"text"}}',
  ]);
  const zeros = integers(0, 1700000000, { count: 44, epochSeconds: 40 });
  const why =
    '40 of 44 integers count seconds since 1970 (between 1980 and 2100), 4 cannot (all are between 0 and 1700000000)';
  assert.equal(messages('DATETIME', zeros), [
    'bigint',
    `the column has 44 integers; ${why}`,
    `moments-not-held: "Odd table"."a ""b""" was declared as DATETIME and is bigint: ${why}; the config makes timestamps of them with ` +
      '"columns": {"Odd table.a \\"b\\"":{"stored":"epoch-s"}}',
  ]);
  assert.match(messages('DATETIME', texts({ looseTimestamp: 4 }))[1] ?? '', '4 texts; they all say more than');
  assert.match(
    messages('DATETIME', texts({ looseTimestamp: 1 }))[1] ?? '',
    '1 text; it says more than a timestamp holds or is',
  );
  assert.equal(messages('TIMESTAMP', texts({ timestamp: 2, timestampZone: 2 })).length, 3);
  // What no line of the config would hold, and what was not meant to be moments, is left in peace.
  assert.equal(decide('DATETIME', texts({ looseTimestamp: 3, other: 1 })).findings, []);
  assert.equal(decide('DATETIME', integers(0, 5)).findings, []);
  assert.equal(decide('TEXT', texts({ timestamp: 2, timestampZone: 2 })).findings, []);
});

test('an offset that timestamptz does not keep is a finding, and none where the text stays', () => {
  const found = (values: Values, config: Config = {}): readonly string[] =>
    decide('DATETIME', values, config).findings.map(({ code, message }) => `${code}: ${message}`);
  assert.equal(found(texts({ timestampZone: 4 }, { offsets: 3 })), [
    'offsets-not-kept: "Odd table"."a ""b""" has 3 texts with an offset other than UTC: timestamptz keeps the moments, not the offsets; ' +
      'type text in the config keeps both',
  ]);
  const loose = { columns: { 'Odd table.a "b"': { type: 'timestamptz', stored: 'text' } } } as const;
  assert.match(
    found(texts({ looseTimestampZone: 1 }, { offsets: 1 }), loose)[1] ?? '',
    /^offsets-not-kept: .* 1 text with/,
  );
  assert.equal(found(texts({ timestampZone: 4 })), []);
  assert.is(
    found(texts({ timestampZone: 3, other: 1 }, { offsets: 3 })).some((one) => one.startsWith('offsets')),
    false,
  );
});

test('moments stored as text need a type that is one', async () => {
  const choice = { 'Odd table.a "b"': { stored: 'text' } } as const;
  await rejects(() => decide('DATETIME', EMPTY, { columns: choice }), { code: 'bad-choice', message: /timestamptz/ });
  const day = { 'Odd table.a "b"': { stored: 'text', type: 'date' } } as const;
  await rejects(() => decide('DATETIME', EMPTY, { columns: day }), { code: 'bad-choice', message: /timestamptz/ });
});

test('has the default decide where there are no values and it is none of the declared type', () => {
  const byDefault = (declared: string, sqlite: string, values: Values | undefined = EMPTY): string => {
    const column: Column = { ...columnOf(COLUMN, declared), default: { sqlite } };
    const spec = specOf({ name: TABLE, columns: [column] });
    const columns = [{ name: COLUMN, nulls: 0, ...values }];
    const tables = [{ name: TABLE, rows: 0, columns }];
    const { spec: typed } = decideTypes({ spec, config: {}, profile: { profileVersion: 1, tables } });
    const { type, stored } = typed.tables[0]!.columns[0]!;
    return formatTypeName(type) + (stored ? ` as ${JSON.stringify(stored)}` : '');
  };
  assert.is(byDefault('DATETIME', 'CURRENT_TIMESTAMP'), 'timestamp');
  assert.is(byDefault('DATETIME', "'2000-01-01 00:00:00+00:00'"), 'timestamp');
  assert.is(byDefault('DATETIME', "'2000-01-01 00:00:00+02:00'"), 'timestamptz');
  assert.is(byDefault('DATETIME', '0'), 'bigint');
  assert.is(byDefault('DATETIME', "''"), 'text');
  assert.is(byDefault('TIMESTAMP', "'0000-00-00 00:00:00'"), 'text');
  assert.is(byDefault('INTEGER', "''"), 'text');
  assert.is(byDefault('INTEGER', '1.5'), 'double precision');
  assert.is(byDefault('', '0'), 'bigint');
  assert.is(byDefault('', "'x'"), 'text');
  assert.is(byDefault('BOOLEAN', "'t'"), 'boolean as {"as":"words","true":"t","false":"f"}');
  assert.is(byDefault('BOOLEAN', "'OFF'"), 'boolean as {"as":"words","true":"ON","false":"OFF"}');
  assert.is(byDefault('BOOLEAN', "'true'"), 'boolean');
  assert.is(byDefault('BOOLEAN', '2'), 'bigint');
  assert.is(byDefault('BLOB', "''"), 'bytea');
  assert.is(byDefault('INTEGER', 'my_function()'), 'bigint');
  assert.is(byDefault('DATETIME', "''", texts({ timestamp: 4 })), 'timestamp');
});

test('widens integers until every value fits', () => {
  chooses([
    ['INTEGER', integers('-9223372036854775808', '9223372036854775807', { beyondDouble: 2 }), 'bigint'],
    ['INTEGER', { ...integers(1, 2), ...reals() }, 'double precision'],
    ['INTEGER', { ...integers(1, '9007199254740993', { beyondDouble: 1 }), ...reals() }, 'numeric'],
    ['INTEGER', { ...integers(1, 2), ...texts({ empty: 1 }) }, 'text, mixed'],
    ['INTEGER', texts({ other: 3 }), 'text'],
    ['INTEGER', { ...integers(1, 2), ...blobs() }, 'bytea, mixed'],
    ['INTEGER', blobs(), 'bytea'],
    ['INTEGER', { ...integers(1, '9007199254740993', { beyondDouble: 1 }), ...reals({ infinite: 1 }) }, 'text, mixed'],
  ]);
});

test('never guesses a date for a column that was not declared as one', () => {
  chooses([
    ['INTEGER', integers(1600000000, 1700000000, { epochSeconds: 4 }), 'bigint'],
    ['TEXT', texts({ date: 4 }), 'text'],
    ['', texts({ timestamp: 4 }), 'text'],
    ['REAL', reals({ julianDays: 4 }), 'double precision'],
  ]);
});

test('gives a decimal its limits only where every value keeps to them', () => {
  const within = reals({ maxIntegerDigits: 3, maxScale: 2 });
  chooses([
    ['DECIMAL(5,2)', integers(-999, 999), 'numeric(5,2)'],
    ['DECIMAL(5,2)', integers(0, 1000), 'numeric'],
    ['DECIMAL(2,2)', integers(0, 0), 'numeric(2,2)'],
    ['DECIMAL(5,2)', within, 'numeric(5,2)'],
    ['DECIMAL(4,2)', within, 'numeric'],
    ['DECIMAL(5,1)', within, 'numeric'],
    ['DECIMAL(5)', integers(-99999, 99999), 'numeric(5,0)'],
    ['NUMERIC', { ...integers(1, 2), ...reals() }, 'numeric'],
    ['NUMERIC', reals({ infinite: 1 }), 'double precision'],
    ['NUMERIC', texts({ decimal: 2 }), 'text'],
    ['NUMERIC', { ...reals(), ...texts({ decimal: 1 }) }, 'text, mixed'],
  ]);
});

test('takes a column for boolean where it holds two states and no more', () => {
  const words = (...samples: string[]): Values => ({
    ...texts({ boolean: samples.length }),
    oddities: [
      {
        kind: 'text-in-number',
        count: samples.length,
        samples: samples.map((value, at) => ({ key: String(at), value })),
      },
    ],
  });
  chooses([
    ['BOOLEAN', integers(0, 1, { booleans: 4 }), 'boolean'],
    ['BOOL', integers(0, 2, { booleans: 3 }), 'bigint'],
    ['BOOLEAN', words("'true'", "'false'", "'true'"), 'boolean, words'],
    ['BOOLEAN', words("'true'", "'TRUE'", "'false'"), 'text'],
    ['BOOLEAN', { ...integers(0, 1, { booleans: 4 }), ...texts({ boolean: 1 }) }, 'text, mixed'],
    ['BOOLEAN', texts({ boolean: 9 }), 'boolean, words'],
    ['BOOLEAN', texts({ boolean: 9, empty: 1 }), 'text'],
  ]);
  const { stored } = decide('BOOLEAN', words("'Yes'", "'No'")).spec.tables[0]!.columns[0]!;
  assert.equal(stored, { as: 'words', true: 'Yes', false: 'No' });
  const storedOf = (sample: string) => decide('BOOLEAN', words(sample)).spec.tables[0]!.columns[0]!.stored;
  assert.equal(storedOf("'f'"), { as: 'words', true: 't', false: 'f' });
  assert.equal(storedOf("'Y'"), { as: 'words', true: 'Y', false: 'N' });
  assert.equal(storedOf("'Off'"), { as: 'words', true: 'On', false: 'Off' });
});

test('reads dates and times from texts, all of one form', () => {
  chooses([
    ['DATE', texts({ date: 3 }), 'date'],
    ['DATE', texts({ date: 3, timestamp: 1 }), 'timestamp'],
    ['DATETIME', texts({ date: 3 }), 'timestamp'],
    ['TIMESTAMP', texts({ timestampZone: 3 }), 'timestamptz'],
    ['TIMESTAMPTZ', texts({ timestamp: 3 }), 'timestamp'],
    ['TIMESTAMP', texts({ timestampZone: 3, timestamp: 1 }), 'text'],
    ['TIMESTAMP', texts({ timestampZone: 3, date: 1 }), 'text'],
    ['DATETIME', texts({ timestamp: 3, empty: 1 }), 'text'],
    ['DATE', texts({ date: 3, other: 1 }), 'text'],
    ['TIME', texts({ time: 3 }), 'time'],
    ['TIME', texts({ timestamp: 3 }), 'timestamp'],
    ['DATETIME', texts({ time: 3 }), 'time'],
    [
      'DATETIME',
      { ...texts({ timestamp: 3 }), ...integers(1600000000, 1700000000, { epochSeconds: 4 }) },
      'text, mixed',
    ],
  ]);
});

test('reads moments from numbers only where all of them are in one way', () => {
  chooses([
    ['DATETIME', integers(1600000000, 1700000000, { epochSeconds: 4 }), 'timestamp, epoch s'],
    ['DATE', integers(1600000000000, 1700000000000, { epochMilliseconds: 4 }), 'timestamp, epoch ms'],
    ['TIMESTAMP', integers(1600000000000000, 1700000000000000, { epochMicroseconds: 4 }), 'timestamp, epoch us'],
    ['TIMESTAMPTZ', integers(1600000000, 1700000000, { epochSeconds: 4 }), 'timestamptz, epoch s'],
    ['TIMESTAMP', integers('1600000000000000000', '1700000000000000000', { epochNanoseconds: 4 }), 'bigint'],
    ['DATETIME', integers(0, 1700000000, { epochSeconds: 3 }), 'bigint'],
    ['DATETIME', integers(1600000000, 1700000000000, { epochSeconds: 2, epochMilliseconds: 2 }), 'bigint'],
    ['DATETIME', reals({ epochSeconds: 4 }), 'timestamp, epoch s'],
    [
      'DATETIME',
      { ...integers(1600000000, 1600000000, { epochSeconds: 4 }), ...reals({ epochSeconds: 4 }) },
      'timestamp, epoch s',
    ],
    ['DATETIME', reals({ julianDays: 4 }), 'timestamp, julian-day'],
    ['DATETIME', { ...integers(2451545, 2460000), ...reals({ julianDays: 4 }) }, 'timestamp, julian-day'],
    ['DATETIME', { ...integers(1, 2460000), ...reals({ julianDays: 4 }) }, 'double precision'],
    ['DATETIME', integers(2451545, 2460000), 'bigint'],
    ['DATE', integers(20240101, 20241231), 'bigint'],
    ['TIME', integers(1600000000, 1700000000, { epochSeconds: 4 }), 'bigint'],
  ]);
});

test('takes JSON and UUIDs where every value is one', () => {
  chooses([
    ['JSON', texts({ json: 3 }), 'jsonb'],
    ['JSON', { ...texts({ json: 3 }), ...integers(1, 2) }, 'jsonb'],
    ['JSON', texts({ json: 3, other: 1 }), 'text'],
    ['JSON', texts({ json: 3, empty: 1 }), 'text'],
    ['JSONB', blobs(), 'bytea'],
    ['UUID', texts({ uuid: 3 }), 'uuid'],
    ['UUID', blobs(4), 'uuid, blob'],
    ['GUID', blobs(3), 'bytea'],
    ['GUID', texts({ uuid: 3, other: 1 }), 'text'],
    ['GUID', { ...texts({ uuid: 3 }), ...blobs(4) }, 'bytea, mixed'],
  ]);
});

test('takes text and bytes for what they are', () => {
  chooses([
    ['VARCHAR(2)', texts({ other: 3 }), 'text'],
    ['TEXT', { ...texts({ other: 3 }), ...blobs() }, 'bytea, mixed'],
    ['TEXT', blobs(), 'bytea'],
    ['BLOB', { ...texts({ other: 3 }), ...blobs() }, 'bytea, mixed'],
    ['BLOB', texts({ other: 3 }), 'bytea, mixed'],
    ['BLOB', integers(1, 2), 'bigint'],
    ['GEOMETRY', blobs(), 'bytea'],
  ]);
});

test('gives a column without a type the class that all its values have', () => {
  chooses([
    ['', integers(1, 2), 'bigint'],
    ['ANY', reals(), 'double precision'],
    ['', texts({ other: 3 }), 'text'],
    ['', blobs(), 'bytea'],
    ['', { ...integers(1, 2), ...texts({ other: 1 }) }, 'text, mixed'],
    ['', { ...integers(1, 2), ...reals(), ...texts({ other: 1 }), ...blobs() }, 'bytea, mixed'],
  ]);
  const mixed = { ...integers(1, 2), ...texts({ other: 1 }) };
  assert.is(chosen(decide('', mixed, { mixed: 'jsonb' })), 'jsonb, mixed');
  assert.is(chosen(decide('', { ...mixed, ...blobs() }, { mixed: 'jsonb' })), 'bytea, mixed');
  assert.is(chosen(decide('', integers(1, 2), { mixed: 'jsonb' })), 'bigint');
  assert.is(chosen(decide('INTEGER', mixed, { mixed: 'jsonb' })), 'text, mixed');
});

test('gives a reason for every choice that the declaration alone did not make, says what was confirmed, and nothing of the others', () => {
  assert.equal(decide('INTEGER', integers(1, 2)).decisions, []);
  const odd = [{ kind: 'text-in-number' as const, count: 1, samples: [{ key: '42', value: "'n/a'" }] }];
  assert.equal(decide('INT', { ...integers(1, 2), ...texts({ other: 1 }), oddities: odd }).decisions, [
    {
      table: TABLE,
      column: COLUMN,
      declared: 'INT',
      chosen: 'text',
      by: 'values',
      code: 'other-values',
      reason: "the column has 4 integers and 1 text (the first odd one is 'n/a', row 42); text holds them all",
      summary: 'the column has integers and texts; text holds them all',
    },
  ]);
  const codes = (declared: string, values: Values): unknown[] =>
    decide(declared, values).decisions.map(({ by, code }) => `${by} ${code}`);
  assert.equal(codes('DATETIME', integers(1600000000, 1700000000, { epochSeconds: 4 })), ['values epoch']);
  assert.equal(codes('DATE', texts({ timestamp: 2 })), ['values value-shapes']);
  assert.equal(codes('DATE', texts({ date: 2 })), ['values confirmed']);
  assert.equal(codes('BOOLEAN', EMPTY), []);
  assert.equal(codes('', integers(1, 2)), ['values no-type']);
  assert.equal(codes('', EMPTY), ['declared no-type']);
  assert.equal(codes('BOOLEAN', integers(0, 2, { booleans: 1 })), ['values other-values']);
});

const NAME = `${TABLE}.${COLUMN}`;

test('does what the config says of a column, a declared type, and integers', () => {
  const by = (declared: string, values: Values, config: Config): string => chosen(decide(declared, values, config));
  assert.is(by('TEXT', texts({ integer: 2 }), { columns: { [NAME]: { type: 'bigint' } } }), 'bigint, text');
  assert.is(
    by('TEXT', texts({ decimal: 2 }), { columns: { [NAME]: { type: 'numeric(12,2)' } } }),
    'numeric(12,2), text',
  );
  assert.is(by('TEXT', texts({ decimal: 2 }), { columns: { [NAME]: { type: 'numeric' } } }), 'numeric, text');
  assert.is(by('TEXT', texts({ other: 2 }), { columns: { [NAME]: { type: 'varchar(40)' } } }), 'varchar(40)');
  assert.is(by('MONEY(1)', integers(1, 2), { types: { money: { type: 'numeric(19,4)' } } }), 'numeric(19,4)');
  assert.is(by('INT', integers(1, 2), { columns: { [NAME]: { stored: 'epoch-ms' } } }), 'timestamp, epoch ms');
  const moment: Config = { columns: { [NAME]: { type: 'timestamptz', stored: 'epoch-s' } } };
  assert.is(by('INT', integers(-5, 2), moment), 'timestamptz, epoch s');
  assert.is(by('INT', integers(1, 2), { integers: 'fit' }), 'integer');
  assert.is(by('INT', integers(1, 2 ** 31), { integers: 'fit' }), 'bigint');
  assert.is(by('BIGINT', integers(1, 2), { integers: 'fit' }), 'bigint');
  assert.is(by('INT', EMPTY, { integers: 'fit' }), 'integer');
});

test('keeps a type that the config asks for and says that values do not fit, or widens where it is told to', () => {
  const asked = (onBadValue: 'null' | 'widen'): DecidedTypes =>
    decide('INT', texts({ other: 2 }), { columns: { [NAME]: { type: 'bigint', onBadValue } } });
  assert.is(chosen(asked('null')), 'bigint');
  assert.equal(
    asked('null').findings.map(({ code, severity }) => [code, severity]),
    [['values-do-not-fit', 'warning']],
  );
  assert.is(chosen(asked('widen')), 'text');
  assert.equal(asked('widen').findings, []);
  const policyOnly = decide('INT', texts({ other: 2 }), { columns: { [NAME]: { onBadValue: 'reject' } } });
  assert.is(chosen(policyOnly), 'bigint');
});

test('refuses a choice for a column that is not there, and one that makes no sense', async () => {
  const columns = { [`${TABLE}.a b`]: { type: 'bigint' } };
  await rejects(() => decide('INT', undefined, { columns }), {
    code: 'bad-choice',
    message: /the source has no such table\.column; did you mean "Odd table\.a ""b"""\?$/,
  });
  await rejects(() => decide('INT', undefined, { columns: { [NAME]: { type: 'bigint', stored: 'epoch-s' } } }), {
    code: 'bad-choice',
    message: /columns\["Odd table\.a ""b"""\]: values stored as epoch-s are moments/,
  });
});

test('tells of text that PostgreSQL cannot hold, unless the column is to be bytes', () => {
  const bad = texts({ other: 9 }, { nul: 2, invalidUtf8: 1 });
  assert.equal(
    decide('TEXT', bad).findings.map(({ code, severity, subject }) => [code, severity, subject.name]),
    [
      ['nul-in-text', 'loss', COLUMN],
      ['invalid-utf8', 'loss', COLUMN],
    ],
  );
  for (const choice of [{ type: 'bytea' }, { onBadValue: 'widen' as const }]) {
    const decided = decide('TEXT', bad, { columns: { [NAME]: choice } });
    assert.is(chosen(decided), 'bytea, mixed');
    assert.equal(decided.findings, []);
  }
});

test('makes a unique constraint of a primary key that holds NULLs, and NOT NULL columns of one that does not', () => {
  const columns = [columnOf('x', 'INT'), columnOf('y y', 'TEXT')];
  const spec = specOf({ name: TABLE, columns, primaryKey: { name: 'pk', columns: ['y y', 'x'] } });
  const run = (nulls: number, config: Config = {}): DecidedTypes => {
    const profiled = [
      { name: 'x', nulls: 0, ...integers(1, 2) },
      { name: 'y y', nulls },
    ];
    return decideTypes({
      spec,
      config,
      profile: { profileVersion: 1, tables: [{ name: TABLE, rows: 4, columns: profiled }] },
    });
  };
  const whole = run(0);
  assert.equal(whole.spec.tables[0]!.primaryKey, { name: 'pk', columns: ['y y', 'x'] });
  assert.equal(
    whole.spec.tables[0]!.columns.map(({ nullable }) => nullable),
    [false, false],
  );
  const broken = run(2);
  assert.is(broken.spec.tables[0]!.primaryKey, undefined);
  assert.equal(broken.spec.tables[0]!.uniques, [{ name: 'pk', columns: ['y y', 'x'] }]);
  assert.equal(
    broken.spec.tables[0]!.columns.map(({ nullable }) => nullable),
    [undefined, undefined],
  );
  assert.equal(broken.findings, [
    {
      code: 'null-in-primary-key',
      severity: 'warning',
      subject: { kind: 'primary-key', name: 'pk', table: TABLE },
      message:
        'the primary key of "Odd table" holds 2 NULLs in "y y": PostgreSQL allows none there, ' +
        'so the key becomes a unique constraint; fill them to keep it',
    },
  ]);
  const rejecting = run(2, { columns: { [`${TABLE}.y y`]: { onNullKey: 'reject' } } });
  assert.ok(rejecting.spec.tables[0]!.primaryKey);
  assert.equal(
    rejecting.findings.map(({ severity }) => severity),
    ['loss'],
  );
});

test('leaves out a NOT NULL that a NULL got past, and says so', () => {
  const column: Column = { ...columnOf(COLUMN, 'INT'), nullable: false };
  const profile = {
    profileVersion: 1 as const,
    tables: [{ name: TABLE, rows: 1, columns: [{ name: COLUMN, nulls: 1 }] }],
  };
  const decided = decideTypes({ spec: specOf({ name: TABLE, columns: [column] }), config: {}, profile });
  assert.is(decided.spec.tables[0]!.columns[0]!.nullable, undefined);
  assert.equal(
    decided.findings.map(({ code }) => code),
    ['null-in-not-null'],
  );
});

interface Side {
  readonly declared: string;
  readonly values?: Values;
  readonly identity?: true;
}

/** The types of both sides of one foreign key, `child` referring to `parent`. */
function tied(child: Side, parent: Side, config: Config = {}): { types: string[]; decided: DecidedTypes } {
  const parentColumn: Column = {
    ...columnOf('id', parent.declared),
    ...(parent.identity ? { nullable: false as const, identity: 'by-default' as const } : {}),
  };
  const spec = specOf(
    {
      name: 'child',
      columns: [columnOf('ref', child.declared)],
      foreignKeys: [{ columns: ['ref'], references: { table: 'parent', columns: ['id'] } }],
    },
    { name: 'parent', columns: [parentColumn], primaryKey: { columns: ['id'] } },
  );
  const tables = [
    { name: 'child', rows: 4, columns: [{ name: 'ref', nulls: 0, ...child.values }] },
    { name: 'parent', rows: 4, columns: [{ name: 'id', nulls: 0, ...parent.values }] },
  ];
  const profiled = child.values !== undefined || parent.values !== undefined;
  const decided = decideTypes({ spec, config, ...(profiled ? { profile: { profileVersion: 1, tables } } : {}) });
  return { types: decided.spec.tables.map((table) => formatTypeName(table.columns[0]!.type)), decided };
}

test('gives both sides of a foreign key one type', () => {
  const ints = integers(1, 2);
  const words = texts({ other: 2 });
  assert.equal(tied({ declared: '', values: EMPTY }, { declared: 'INTEGER', values: ints }).types, [
    'bigint',
    'bigint',
  ]);
  assert.equal(tied({ declared: '' }, { declared: 'INTEGER' }).types, ['bigint', 'bigint']);
  assert.equal(tied({ declared: 'INTEGER' }, { declared: 'TEXT' }).types, ['text', 'text']);
  assert.equal(tied({ declared: 'TEXT' }, { declared: 'INTEGER' }).types, ['text', 'text']);
  assert.equal(tied({ declared: 'INTEGER', values: EMPTY }, { declared: 'TEXT', values: words }).types, [
    'text',
    'text',
  ]);
  assert.equal(tied({ declared: 'INTEGER', values: ints }, { declared: 'TEXT', values: words }).types, [
    'text',
    'text',
  ]);
  assert.equal(tied({ declared: 'TEXT', values: words }, { declared: 'INT', values: ints }).types, ['text', 'text']);
  assert.equal(tied({ declared: 'NUMERIC', values: ints }, { declared: 'INTEGER', values: ints }).types, [
    'bigint',
    'bigint',
  ]);
  const { decided } = tied({ declared: 'INTEGER', values: ints }, { declared: 'TEXT', values: words });
  assert.equal(decided.spec.tables[0]!.columns[0]!.stored, { as: 'mixed' });
  assert.equal(
    decided.decisions.map(({ column, by, chosen: type }) => [column, by, type]),
    [['ref', 'reference', 'text']],
  );
});

test('leaves a column that the engine numbers an integer, and reports the foreign key that cannot be', () => {
  const child: Side = { declared: 'TEXT', values: texts({ other: 2 }) };
  const { types, decided } = tied(child, { declared: 'INTEGER', identity: true, values: integers(1, 2) });
  assert.equal(types, ['text', 'bigint']);
  assert.is(decided.spec.tables[0]!.foreignKeys, undefined);
  assert.equal(
    decided.spec.unsupported.map(({ code, table, name }) => [code, table, name]),
    [['foreign-key-types-differ', 'child', 'ref']],
  );
});

test('lets texts that are integers follow the key they refer to, and others stay', () => {
  const key: Table = { name: 'parent', columns: [{ ...columnOf('id', 'INTEGER'), identity: 'by-default' }] };
  const references = { table: 'parent', columns: ['id'] };
  const child: Table = {
    name: 'child',
    columns: [columnOf('digits', 'TEXT'), columnOf('words', 'TEXT')],
    foreignKeys: [
      { columns: ['digits'], references },
      { columns: ['words'], references },
    ],
  };
  const values = (name: string, found: Partial<ColumnProfile>): ColumnProfile => ({ name, nulls: 0, ...found });
  const profile: Profile = {
    profileVersion: 1,
    tables: [
      {
        name: 'child',
        rows: 2,
        columns: [values('digits', texts({ integer: 2 })), values('words', texts({ integer: 1, decimal: 1 }))],
      },
      { name: 'parent', rows: 2, columns: [values('id', integers(1, 2))] },
    ],
  };
  const { spec } = decideTypes({ spec: specOf(child, key), profile, config: {} });
  assert.equal(
    spec.tables[0]!.columns.map(({ type, stored }) => [type.kind, stored?.as]),
    [
      ['integer', 'text'],
      ['text', undefined],
    ],
  );
  assert.is(spec.tables[0]!.foreignKeys?.length, 1);
});

test('lets the others find a type where one of them cannot follow', () => {
  const table = (name: string, column: Column, target?: string): Table => ({
    name,
    columns: [column],
    ...(target === undefined
      ? {}
      : { foreignKeys: [{ columns: ['id'], references: { table: target, columns: ['id'] } }] }),
  });
  const spec = specOf(
    table('a', { ...columnOf('id', 'INTEGER'), identity: 'by-default' }, 'parent'),
    table('b', columnOf('id', 'INTEGER'), 'parent'),
    table('parent', columnOf('id', 'TEXT')),
  );
  const { spec: decided } = decideTypes({ spec, config: {} });
  assert.equal(
    decided.tables.map(({ columns }) => columns[0]!.type.kind),
    ['integer', 'text', 'text'],
  );
  assert.equal(
    decided.tables.map(({ foreignKeys }) => foreignKeys?.length),
    [undefined, 1, undefined],
  );
  assert.equal(
    decided.unsupported.map(({ table: owner }) => owner),
    ['a'],
  );
});

test('lets the config decide one side, and has the other follow', () => {
  const child: Side = { declared: 'INT', values: integers(1, 2) };
  const parent: Side = { declared: 'INT', values: integers(1, 2) };
  assert.equal(tied(child, parent, { columns: { 'parent.id': { type: 'text' } } }).types, ['text', 'text']);
  assert.equal(tied(child, parent, { columns: { 'child.ref': { type: 'numeric' } } }).types, ['numeric', 'numeric']);
  const apart = { columns: { 'child.ref': { type: 'text' }, 'parent.id': { type: 'bigint' } } };
  assert.equal(tied(child, parent, apart).types, ['text', 'bigint']);
});

test('ties columns over several tables', () => {
  const table = (name: string, target: string | undefined, declared: string): Table => ({
    name,
    columns: [columnOf('id', declared)],
    primaryKey: { columns: ['id'] },
    ...(target === undefined
      ? {}
      : { foreignKeys: [{ columns: ['id'], references: { table: target, columns: ['id'] } }] }),
  });
  const spec = specOf(
    table('a', 'b', 'INT'),
    table('b', 'c', ''),
    table('c', undefined, 'VARCHAR(9)'),
    table('d', 'a', 'REAL'),
  );
  const decided = decideTypes({ spec, config: {} });
  assert.equal(
    decided.spec.tables.map(({ columns }) => columns[0]!.type.kind),
    ['text', 'text', 'text', 'text'],
  );
});

test('changes nothing of the spec it is given', () => {
  const spec = specOf({ name: TABLE, columns: [columnOf(COLUMN, 'INT')], primaryKey: { columns: [COLUMN] } });
  const before = structuredClone(spec);
  decideTypes({ spec, config: { integers: 'fit' } });
  assert.equal(spec, before);
});

test.run();
