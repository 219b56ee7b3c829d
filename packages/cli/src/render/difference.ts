import { createTwoFilesPatch } from 'diff';

/** Large texts without a line in common are compared by their first line only. */
const MOST_MS = 5000;

/** A unified diff of a committed file to what would be generated now; if it takes too long, the first line that differs. */
export function unifiedDiff(path: string, committed: string, generated: string): string {
  const patch = createTwoFilesPatch(path, 'generated', committed, generated, '', '', { context: 3, timeout: MOST_MS });
  if (patch === undefined) return `${firstDifference(committed, generated)}\n`;
  // The library underlines a title that is not there.
  return patch.replace(/^=+\n/, '');
}

/** Where two texts begin to differ, in words: the line, what stands there and what should. */
function firstDifference(found: string, expected: string): string {
  const foundLines = found.split('\n');
  const expectedLines = expected.split('\n');
  const at = expectedLines.findIndex((line, number) => line !== foundLines[number]);
  const line = at === -1 ? expectedLines.length : at;
  return `line ${line + 1} is ${JSON.stringify(foundLines[line] ?? '')}, expected ${JSON.stringify(expectedLines[line] ?? '')}`;
}
