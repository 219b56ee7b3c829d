/** A line of at most so many characters, its middle left out if it is longer: names that belong together begin alike. */
export function cutMiddle(line: string, most: number): string {
  const characters = Array.from(line);
  if (characters.length <= most) return line;
  const head = Math.ceil((most - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (most - 1 - head)).join('')}`;
}
