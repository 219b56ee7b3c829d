import { Lite2pgError } from '@lite2pg/spec';

/**
 * The classes of SQLSTATE, and the one code of class 55, that speak of the statement or of the rows, not of the server: the
 * run goes on without it and says so. https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const OF_THE_STATEMENT = new Set(['0A', '21', '22', '23', '2B', '42', '44', '54', '55000', 'P0001']);

/** Whether an error speaks of the statement or of its rows, so that a run can go on without it. */
export function isRefusal(error: unknown): error is Lite2pgError {
  if (!(error instanceof Lite2pgError)) return false;
  const { engineCode: state = '' } = error;
  return OF_THE_STATEMENT.has(state) || OF_THE_STATEMENT.has(state.slice(0, 2));
}

/** The error that speaks of the statement; undefined where it was run. Throws any other. */
export async function refusalOf(running: Promise<unknown>): Promise<Lite2pgError | undefined> {
  try {
    await running;
    return undefined;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error;
  }
}

/** PostgreSQL's words about it, without the statement. */
export function wordsOf({ found, message }: Lite2pgError): string {
  return found ?? message;
}
