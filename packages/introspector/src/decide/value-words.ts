import { counted, type ColumnProfile, type Sample } from '@lite2pg/spec';
import { countClasses } from './values.js';

/** The values of a column, in words: `97 integers and 3 texts (the first is 'n/a', row 42)`. */
export function describeValues(values: ColumnProfile): string {
  const listed = list(values, (name, count) => counted(count, name.slice(0, -1)));
  const odd = values.oddities?.find(({ kind, samples }) => kind !== 'null-in-key' && samples.length > 0);
  return odd ? `${listed} (${describeSample(odd.samples)})` : listed;
}

/** The same without counts and values: `integers and texts`. */
export function describeClasses(values: ColumnProfile): string {
  return list(values, (name) => name);
}

function list(values: ColumnProfile, word: (name: string, count: number) => string): string {
  const words = Object.entries(countClasses(values)).flatMap(([name, count]) => (count > 0 ? [word(name, count)] : []));
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : (words[0] ?? 'no values');
}

/** Where the first odd value is; '' where none was kept. */
export function describeSample(samples: readonly Sample[]): string {
  const [first] = samples;
  return first ? `the first odd one is ${oneLine(first.value)}, row ${oneLine(first.key)}` : '';
}

/** Values may hold line ends and other control characters; a message is one line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ');
}
