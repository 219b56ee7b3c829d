import type { StoredAs } from '@lite2pg/spec';
import { integerOfReal, type Constant } from '../sql/constant.js';

const PER_SECOND = { s: 1n, ms: 1000n, us: 1000000n, ns: 1000000000n } as const;

/** The moment that a number stands for in a column that counts, as YYYY-MM-DD HH:MM:SS in UTC; undefined for what is none. */
export function countedMoment(stored: StoredAs, constant: Constant): string | undefined {
  if (stored.as === 'julian-day' && (constant.kind === 'real' || constant.kind === 'integer'))
    return julianMoment(Number(constant.value));
  if (stored.as !== 'epoch') return undefined;
  const count =
    constant.kind === 'real' ? integerOfReal(constant.value) : constant.kind === 'integer' && constant.value;
  return typeof count === 'bigint' ? momentText(count, PER_SECOND[stored.unit]) : undefined;
}

/** The day whose midnight in UTC a number stands for, as YYYY-MM-DD; undefined for any other number. */
export function countedDay(stored: StoredAs, constant: Constant): string | undefined {
  const [day, time] = countedMoment(stored, constant)?.split(' ') ?? [];
  return time === '00:00:00' ? day : undefined;
}

/** As the rows were moved: to the microsecond. */
function julianMoment(day: number): string | undefined {
  const micros = Math.round((day - 2440587.5) * 86_400e6);
  return Number.isFinite(micros) ? momentText(BigInt(micros), 1000000n) : undefined;
}

function momentText(count: bigint, perSecond: bigint): string | undefined {
  const micros = perSecond > 1000000n ? count / (perSecond / 1000000n) : count * (1000000n / perSecond);
  if (perSecond > 1000000n && count % (perSecond / 1000000n) !== 0n) return undefined;
  const milliseconds = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n);
  const rest = micros - milliseconds * 1000n;
  const moment = new Date(Number(milliseconds));
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1 || moment.getUTCFullYear() > 9999) return undefined;
  const text = moment.toISOString().slice(0, 23).replace('T', ' ');
  return rest === 0n ? text.replace(/\.000$/, '') : `${text}${String(rest).padStart(3, '0')}`;
}
