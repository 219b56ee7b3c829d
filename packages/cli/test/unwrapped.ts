/** The output of a command, with the lines that hang below another put behind it: each finding or group is one line. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\n +/g, ' ');
}
