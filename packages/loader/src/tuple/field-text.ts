import type { ColumnType } from '@lite2pg/spec';

/** Microseconds from 1970-01-01 to PostgreSQL's own first day, 2000-01-01. */
const POSTGRES_EPOCH_US = 946_684_800_000_000n;

/** A field of a binary tuple as text that PostgreSQL's own input of the type takes; moments are in UTC. */
export function fieldText(type: ColumnType, field: Uint8Array): string {
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength);
  switch (type.kind) {
    case 'boolean':
      return field[0] === 1 ? 'true' : 'false';
    case 'integer':
      return String(type.bits === 64 ? view.getBigInt64(0) : type.bits === 32 ? view.getInt32(0) : view.getInt16(0));
    case 'float':
      return renderFloat(type.bits === 64 ? view.getFloat64(0) : view.getFloat32(0));
    case 'decimal':
      return renderNumeric(view);
    case 'text':
      return Buffer.from(field).toString('utf8');
    case 'json':
      // The first byte is the version of jsonb's binary form.
      return Buffer.from(field.subarray(1)).toString('utf8');
    case 'bytes':
      return `\\x${Buffer.from(field).toString('hex')}`;
    case 'uuid':
      return Buffer.from(field)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    case 'date':
      return renderMoment(BigInt(view.getInt32(0)) * 86_400_000_000n, 0, 10);
    case 'time':
      return renderMoment(view.getBigInt64(0) - POSTGRES_EPOCH_US, 11, 26);
    case 'timestamp':
      return renderMoment(view.getBigInt64(0), 0, 26);
  }
}

function renderFloat(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Microseconds since 2000-01-01 as the characters `from` to `to` of YYYY-MM-DD HH:MM:SS.ffffff. */
function renderMoment(sinceEpoch: bigint, from: number, to: number): string {
  const micros = sinceEpoch + POSTGRES_EPOCH_US;
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const date = new Date(Number((micros - fraction) / 1000n));
  if (Number.isNaN(date.getTime())) return `${micros} µs since 1970`;
  const whole = date.toISOString().slice(0, 19).replace('T', ' ');
  return `${whole}.${String(fraction).padStart(6, '0')}`.slice(from, to);
}

/** PostgreSQL's numeric: count of digits, weight, sign, scale, then digits of base 10,000. */
function renderNumeric(view: DataView): string {
  const count = view.getInt16(0);
  const weight = view.getInt16(2);
  const sign = view.getUint16(4);
  const scale = view.getUint16(6);
  if (sign === 0xc000) return 'NaN';
  if (sign === 0xd000) return 'Infinity';
  if (sign === 0xf000) return '-Infinity';
  let whole = '';
  let fraction = '';
  for (let place = Math.max(0, weight); place >= Math.min(weight - count + 1, 0); place -= 1) {
    const at = weight - place;
    const digits = String(at >= 0 && at < count ? view.getInt16(8 + at * 2) : 0).padStart(4, '0');
    if (place >= 0) whole += digits;
    else fraction += digits;
  }
  const number = `${whole.replace(/^0+(?=\d)/, '')}${scale > 0 ? `.${fraction.padEnd(scale, '0').slice(0, scale)}` : ''}`;
  return sign === 0x4000 ? `-${number}` : number;
}
