import colors from 'picocolors';

/** How text is shown on a stream: its colours and, on a terminal, how many characters a line of it holds. */
export type Style = ReturnType<typeof colors.createColors> & { readonly width?: number | undefined };

/** A stream as far as its looks go. */
export interface StyledStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Of a terminal that does not say how wide it is. */
const USUAL_COLUMNS = 80;

/**
 * The style for what is written to this stream. Colours are for terminals, or for all with FORCE_COLOR; with NO_COLOR or without
 * `color` there are none.
 */
export function styleFor(stream: StyledStream, { color }: { readonly color: boolean }): Style {
  const painted = colors.createColors(color && !process.env['NO_COLOR'] && (isColorForced() ?? isScreen(stream)));
  const columns = stream.columns === undefined || stream.columns <= 0 ? USUAL_COLUMNS : stream.columns;
  return { ...painted, width: stream.isTTY === true ? columns : undefined };
}

/** Whether a stream is a terminal that follows escapes. */
export function isScreen(stream: StyledStream): boolean {
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

/** Whether FORCE_COLOR asks for colours, as Node reads it; undefined if it is not set. */
function isColorForced(): boolean | undefined {
  const forced = process.env['FORCE_COLOR'];
  return forced === undefined ? undefined : forced !== '0' && forced.toLowerCase() !== 'false';
}
