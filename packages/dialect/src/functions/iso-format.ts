/** A strftime format that writes one of ISO 8601's forms. */
export interface IsoFormat {
  /** The same in to_char's words. */
  readonly pattern: string;
  readonly form: 'date' | 'time' | 'datetime' | undefined;
  /** How finely it writes a moment; undefined where it writes only a day or only a time of day. */
  readonly moment: 'second' | 'millisecond' | undefined;
}

const DAYS: readonly string[] = ['%Y-%m-%d', '%F'];
const CLOCKS: Readonly<Record<string, 'second' | 'millisecond'>> = {
  '%H:%M:%S': 'second',
  '%T': 'second',
  '%H:%M:%f': 'millisecond',
};
const TIME_PATTERN = { second: 'HH24:MI:SS', millisecond: 'HH24:MI:SS.MS' } as const;
const ZONES: readonly string[] = ['', 'Z', '+00:00'];

/** A format as a day, a time of day, or both with a space or a T between them and no zone or UTC behind; else undefined. */
export function isoFormat(format: string): IsoFormat | undefined {
  if (DAYS.includes(format)) return { pattern: 'YYYY-MM-DD', form: 'date', moment: undefined };
  if (CLOCKS[format] === 'second') return { pattern: TIME_PATTERN.second, form: 'time', moment: undefined };
  const day = DAYS.find((item) => format.startsWith(item));
  const separator = day === undefined ? undefined : format[day.length];
  if (day === undefined || (separator !== ' ' && separator !== 'T')) return undefined;
  const rest = format.slice(day.length + 1);
  const clock = Object.keys(CLOCKS).find((item) => rest.startsWith(item) && ZONES.includes(rest.slice(item.length)));
  const moment = clock === undefined ? undefined : CLOCKS[clock];
  if (clock === undefined || moment === undefined) return undefined;
  const zone = rest.slice(clock.length);
  return {
    pattern: `YYYY-MM-DD${separator === 'T' ? '"T"' : ' '}${TIME_PATTERN[moment]}${zone === '' ? '' : `"${zone}"`}`,
    form: separator === ' ' && zone === '' && moment === 'second' ? 'datetime' : undefined,
    moment,
  };
}
