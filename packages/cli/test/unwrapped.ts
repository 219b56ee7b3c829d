/** What a command printed, with the lines that hang below another put behind it: a finding, or a group of them, is one line. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\n +/g, ' ');
}
