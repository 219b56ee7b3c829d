import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { moment, readTimestamp } from '../src/encode/iso-moment.js';
import { readLooseTimestamp } from '../src/encode/loose-moment.js';

type Read = typeof readTimestamp;

/** What was read, as ISO 8601 in UTC with microseconds, `local` behind it without a zone; undefined where it is no moment. */
function readBy(read: Read, text: string): string | undefined {
  // Bytes around the text are another value's.
  const bytes = Buffer.from(`9${text}:00.5+01:00`);
  if (!read(bytes, 1, Buffer.byteLength(text))) return undefined;
  const seconds =
    moment.days * 86400 + Math.floor(moment.micros / 1e6) - moment.zoneMinutes * 60 * Number(moment.hasZone);
  const day = new Date((seconds + 946684800) * 1000).toISOString().slice(0, 19);
  return `${day}.${String(moment.micros % 1e6).padStart(6, '0')}${moment.hasZone ? 'Z' : ' local'}`;
}

/** What both take. */
const USUAL: Readonly<Record<string, string>> = {
  '2023-01-01 12:00:00.000 +00:00': '2023-01-01T12:00:00.000000Z',
  '2023-01-01 12:00:00   Z': '2023-01-01T12:00:00.000000Z',
  '2023-01-01 12:00 -0530': '2023-01-01T17:30:00.000000Z',
  '2023-01-01T12:00:00.123456000': '2023-01-01T12:00:00.123456 local',
  '2023-01-01 12:00:00+02': '2023-01-01T10:00:00.000000Z',
  '2023-01-01': '2023-01-01T00:00:00.000000 local',
};

/** What only the loose reader takes. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '2021-08-19 20:46:20.005936822+02:00': '2021-08-19T18:46:20.005936Z',
  '2021-08-19 20:46:20.005936822 +0200 CEST': '2021-08-19T18:46:20.005936Z',
  '2021-08-19 20:46:20.005936822 +0200 CEST m=+0.000012345': '2021-08-19T18:46:20.005936Z',
  '2021-08-19 20:46:20 +0330 +0330 m=-1': '2021-08-19T17:16:20.000000Z',
  '2021-08-19 20:46:20.9999999 +0000 UTC': '2021-08-19T20:46:20.999999Z',
  '2023-01-01 12:00:00 UTC': '2023-01-01T12:00:00.000000Z',
  '2023-01-01 12:00:00.123456 GMT': '2023-01-01T12:00:00.123456Z',
  '2023-01-01 12:00:00,5': '2023-01-01T12:00:00.500000 local',
  '2023-01-01 12:00:00.1234567': '2023-01-01T12:00:00.123456 local',
  '2023-01-01t12:00:00z': '2023-01-01T12:00:00.000000Z',
  '2023-01-01t12:00': '2023-01-01T12:00:00.000000 local',
};

const NONE: readonly string[] = [
  '2023-01-01 12:00:00 CET',
  '2023-01-01 12:00:00 +0100 a zone',
  '2023-01-01 12:00:00 +0100 CEST m=',
  '2023-01-01 12:00:00.',
  '2023-01-01 12:00:00,',
  '2023-01-01 12:00:00.5.5',
  '2023-01-01 12:00:60',
  '2023-02-29 12:00:00 UTC',
  '2023-01-01_12:00:00',
  '2023-01-01 12:00:00 UTC+1',
  '2023-01-01 12',
  '2023-01-01 ',
  '12:00:00',
];

test('moments in their usual forms are read alike, a blank before the zone and zeros behind microseconds among them', () => {
  for (const [text, expected] of Object.entries(USUAL)) {
    assert.is(readBy(readTimestamp, text), expected, text);
    assert.is(readBy(readLooseTimestamp, text), expected, text);
  }
});

test('moments that are written otherwise are read only where that is asked for, and cut to microseconds', () => {
  for (const [text, expected] of Object.entries(OTHERWISE)) {
    assert.is(readBy(readTimestamp, text), undefined, text);
    assert.is(readBy(readLooseTimestamp, text), expected, text);
  }
});

test('what is no moment is none in either way', () => {
  for (const text of NONE) {
    assert.is(readBy(readTimestamp, text), undefined, text);
    assert.is(readBy(readLooseTimestamp, text), undefined, text);
  }
});

test.run();
