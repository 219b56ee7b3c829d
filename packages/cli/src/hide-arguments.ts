import { mayHoldPassword, redact, redactUrl } from '@lite2pg/spec';

/**
 * Takes passwords among the arguments out of what the list of processes (`ps`) shows to everybody on this machine. If there
 * are none, the list stays as it is.
 */
export function hideArguments(args: readonly string[]): void {
  const shown = args.map((arg) => (mayHoldPassword(arg) ? redactUrl(arg) : redact(arg)));
  if (shown.some((text, at) => text !== args[at])) process.title = ['lite2pg', ...shown].join(' ');
}
