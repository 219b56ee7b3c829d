/** A day written YYYY-MM-DD that exists, years 0001 to 9999: the same text; else undefined. */
export function parseDateText(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= last ? text : undefined;
}

/** A time written HH:MM, HH:MM:SS or with up to six digits of a fraction, below 24:00: with its seconds; else undefined. */
export function parseTimeText(text: string): string | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,6})?0*)?$/.exec(text);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
  return match[3] === undefined ? `${text}:00` : text.slice(0, 15);
}

/** A time with the zone behind it taken off: Z as +00, ±HH:MM as it is; no zone where there is none. */
export function splitZone(text: string): { readonly text: string; readonly zone?: string } {
  const match = /^(\d{4}-\d{2}-\d{2}[ T].*?) ?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (!match) return { text };
  return { text: match[1] ?? text, zone: match[2] === 'Z' ? '+00' : (match[2] ?? '') };
}
