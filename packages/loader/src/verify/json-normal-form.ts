/**
 * A JSON document in the form in which equal documents are equal texts: names sorted, no white space, of a repeated name
 * the last value, numbers as digits and a power of ten. That is what jsonb keeps of a document; numbers keep all their
 * digits, which JSON.parse does not. The text must be JSON.
 */
export function normalizeJson(text: string): string {
  let at = 0;

  function skipSpace(): void {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at += 1;
  }

  function mustGoOn(): boolean {
    if (at < text.length) return true;
    throw new SyntaxError('a JSON document ends too early');
  }

  function value(): string {
    skipSpace();
    const first = text[at];
    const result = first === '{' ? object() : first === '[' ? array() : first === '"' ? string() : word();
    skipSpace();
    return result;
  }

  function object(): string {
    const members = new Map<string, string>();
    at += 1;
    skipSpace();
    while (mustGoOn() && text[at] !== '}') {
      skipSpace();
      const name = string();
      skipSpace();
      at += 1;
      members.set(name, value());
      if (text[at] === ',') at += 1;
    }
    at += 1;
    const names = [...members.keys()].sort();
    return `{${names.map((name) => `${name}:${members.get(name) ?? ''}`).join(',')}}`;
  }

  function array(): string {
    const items: string[] = [];
    at += 1;
    skipSpace();
    while (mustGoOn() && text[at] !== ']') {
      items.push(value());
      if (text[at] === ',') at += 1;
    }
    at += 1;
    return `[${items.join(',')}]`;
  }

  function string(): string {
    const start = at;
    at += 1;
    while (mustGoOn() && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return JSON.stringify(JSON.parse(text.slice(start, at)));
  }

  function word(): string {
    const start = at;
    while (at < text.length && !',]} \t\n\r'.includes(text[at]!)) at += 1;
    const found = text.slice(start, at);
    return found === 'true' || found === 'false' || found === 'null' ? found : normalizeNumber(found);
  }

  return value();
}

/** A JSON number as digits without zeros at either end, and a power of ten: 1.50e3 is 15e2. */
function normalizeNumber(text: string): string {
  const negative = text.startsWith('-');
  const [mantissa = '', exponent = '0'] = (negative ? text.slice(1) : text).toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  let digits = whole + fraction;
  let power = Number(exponent) - fraction.length;
  let start = 0;
  while (start < digits.length && digits[start] === '0') start += 1;
  let end = digits.length;
  while (end > start && digits[end - 1] === '0') end -= 1;
  power += digits.length - end;
  digits = digits.slice(start, end);
  return digits === '' ? '0' : `${negative ? '-' : ''}${digits}e${power}`;
}
