import colors from 'picocolors';

/** How text is shown on a stream: its colours and, on a terminal, how many characters a line of it holds. */
export type Style = ReturnType<typeof colors.createColors> & { readonly width?: number | undefined };

/** The style for what is written to this stream: colours on a terminal and without NO_COLOR only. */
export function styleFor(stream: { readonly isTTY?: boolean; readonly columns?: number }): Style {
  const isTerminal = stream.isTTY === true;
  const painted = colors.createColors(isTerminal && !process.env['NO_COLOR']);
  return { ...painted, width: isTerminal ? stream.columns : undefined };
}
