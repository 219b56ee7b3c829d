import * as assert from 'uvu/assert';

/** The error that is expected; what is left out is not looked at. */
export interface Expected {
  readonly code?: string;
  readonly message?: RegExp;
}

/**
 * The error that `fn` throws or rejects with, after `expected` was found in it; fails when it does neither.
 * It is there because uvu's `throws` does not compare texts and cannot wait.
 */
export async function rejects(fn: () => unknown, expected: Expected = {}): Promise<Error> {
  let error: unknown;
  try {
    await fn();
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error !== undefined, `expected an error ${describe(expected)}, and there was none`);
  assert.ok(error instanceof Error, `expected an Error, found ${typeof error}`);
  const code = 'code' in error ? error.code : undefined;
  assert.ok(
    expected.code === undefined || code === expected.code,
    `expected an error ${describe(expected)}, found ${String(code)}: ${error.message}`,
  );
  assert.ok(
    expected.message?.test(error.message) ?? true,
    `expected an error ${describe(expected)}, found: ${error.message}`,
  );
  return error;
}

function describe({ code, message }: Expected): string {
  return `${code ?? 'of any code'}${message === undefined ? '' : ` that says ${String(message)}`}`;
}
