/** Where two texts begin to differ, in words: the line, what stands there and what should. */
export function firstDifference(found: string, expected: string): string {
  const foundLines = found.split('\n');
  const expectedLines = expected.split('\n');
  const at = expectedLines.findIndex((line, number) => line !== foundLines[number]);
  const line = at === -1 ? expectedLines.length : at;
  return `line ${line + 1} is ${JSON.stringify(foundLines[line] ?? '')}, expected ${JSON.stringify(expectedLines[line] ?? '')}`;
}
