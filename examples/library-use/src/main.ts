import { Lite2pgError } from 'lite2pg';
import { moveApplication } from './move-application.js';

const [file = 'app.db'] = process.argv.slice(2);
const target = process.env['DATABASE_URL'];

try {
  if (target === undefined) throw new Error('no target; set DATABASE_URL to a PostgreSQL database');
  const { isProven } = await moveApplication(file, target, console.log);
  process.exitCode = isProven ? 0 : 2;
} catch (error) {
  // Errors that lite2pg expects have a code for programs and a message for people.
  const code = error instanceof Lite2pgError ? ` (${error.code})` : '';
  console.error(`error${code}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
