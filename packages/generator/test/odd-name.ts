import * as fc from 'fast-check';

const ODD = [
  '"',
  "'",
  '$$',
  '.',
  ';',
  '--',
  '/*',
  '\\',
  '\n',
  '\t',
  ' ',
  'é',
  'É',
  '日本',
  '😀',
  '\u00a0',
  '\u2028',
  '\ufeff',
  'ı',
  '́',
];

/** A name of any Unicode without NUL: empty, long, in quotes, in several scripts, a keyword, a system column. */
export const oddName: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((name) => name.replaceAll('\0', '')) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 5 })), { maxLength: 30 })
      .map((parts) => parts.join('').replaceAll('\0', '')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'select',
      'ctid',
      'xmin',
      'tableoid',
      'oid',
      'a'.repeat(64),
      'é'.repeat(40),
      'user',
      'Order',
    ),
  },
);
