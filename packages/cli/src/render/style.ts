import colors from 'picocolors';

/** Colours, or none: on a terminal and without NO_COLOR only. */
export type Style = ReturnType<typeof colors.createColors>;

/** The style for what is written to this stream. */
export function styleFor(stream: { readonly isTTY?: boolean }): Style {
  return colors.createColors(stream.isTTY === true && !process.env['NO_COLOR']);
}
