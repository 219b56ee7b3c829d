import { counted, type ColumnProfile, type Sample } from '@lite2pg/spec';
import { countClasses } from './values.js';

/** What a column has, in words: `97 integers and 3 texts (the first is 'n/a', row 42)`. */
export function describeValues(values: ColumnProfile): string {
  const counts = Object.entries(countClasses(values)).filter(([, count]) => count > 0);
  const words = counts.map(([name, count]) => counted(count, name.slice(0, -1)));
  const listed =
    words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : (words[0] ?? 'no values');
  const odd = values.oddities?.find(({ kind, samples }) => kind !== 'null-in-key' && samples.length > 0);
  return odd ? `${listed} (${describeSample(odd.samples)})` : listed;
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
