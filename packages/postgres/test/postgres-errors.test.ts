import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { postgresError } from '../src/error/postgres-errors.js';

const subject = 'postgresql://postgres@db/postgres';

/** An error as `pg` throws it. */
function driverError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

test('a password that is an ordinary word is hidden where it stands for itself, and all can still be read', () => {
  const { message, cause } = postgresError(driverError('permission denied for "p" at u:p@db', '42501'), {
    subject,
    statement: 'CREATE SCHEMA lite2pg',
    password: 'p',
  });
  assert.is(
    message,
    `running \`CREATE SCHEMA lite2pg\` on ${subject}: permission denied for "***" at u:***@db; grant the right, or connect as a user that has it`,
  );
  assert.is((cause as Error).message, 'permission denied for "***" at u:***@db');
});

test('a password that is no word is hidden within longer ones, too', () => {
  const { message } = postgresError(driverError('role "xhunter2y" and "hunter" are unknown', '42601'), {
    subject,
    password: 'hunter2',
  });
  assert.is(message, `connect to ${subject}: role "x***y" and "hunter" are unknown`);
});

test('a password in a statement is hidden, plain or encoded', () => {
  const context = { subject, statement: `ALTER ROLE a PASSWORD 's3 cret'; SELECT 's3%20cret'`, password: 's3 cret' };
  const { message } = postgresError(driverError('no', '42601'), context);
  assert.is(message, `running \`ALTER ROLE a PASSWORD '***'; SELECT '***'\` on ${subject}: no`);
});

test('who is turned away without TLS is told that TLS may be what is missing', () => {
  const said = 'no pg_hba.conf entry for host "10.0.0.1", user "ann", database "app", ';
  const withoutTls = postgresError(driverError(`${said}no encryption`, '28000'), { subject });
  assert.match(withoutTls.message, 'it may require TLS: leave out sslmode=disable');
  const withTls = postgresError(driverError(`${said}SSL encryption`, '28000'), { subject });
  assert.match(withTls.message, 'check the user and what pg_hba.conf allows');
  assert.not.match(withTls.message, 'sslmode');
});

test('what a pooler says is told with what to do', () => {
  const { code, message } = postgresError(driverError('query_wait_timeout', '08P01'), { subject });
  assert.is(code, 'too-many-connections');
  assert.match(message, 'the pooler had no free connection to the server');
});

test.run();
