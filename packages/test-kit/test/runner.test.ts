import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('the test runner');

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly problem: string | undefined;
}

interface Runner {
  readonly runTestFile: (
    path: string,
    options: { root: string; env: Readonly<Record<string, string | undefined>>; limitMs: number },
  ) => Promise<Result>;
}

interface Checker {
  readonly trapsIn: (path: string, text: string) => string[];
}

const { runTestFile } = (await import(new URL('../../../scripts/run-test-file.mjs', import.meta.url).href)) as Runner;
const { trapsIn } = (await import(new URL('../../../scripts/check-tests.mjs', import.meta.url).href)) as Checker;

const HEAD = `import { suite } from 'uvu'; import { ok } from 'uvu/assert'; const test = suite('x'); const pass = () => ok(true); const fail = () => { throw new Error('no'); };`;

/** The runner's result for a file of this text. */
async function resultOf(text: string, limitMs = 20_000): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-test-'));
  try {
    const path = join(folder, 'x.test.mts');
    await writeFile(path, text);
    const { passed, failed, skipped, problem } = await runTestFile(path, { root: ROOT, env: process.env, limitMs });
    return { passed, failed, skipped, problem };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('counts what passed, failed and was skipped', async () => {
  assert.equal(await resultOf(`${HEAD} test('a', pass); test.skip('b', pass); test.run();`), {
    passed: 1,
    failed: 0,
    skipped: 1,
    problem: undefined,
  });
  assert.equal(await resultOf(`${HEAD} test('a', pass); test('b', fail); test('c', fail); test.run();`), {
    passed: 1,
    failed: 2,
    skipped: 0,
    problem: 'exit status 1',
  });
});

test('counts a file as failed that runs nothing, ends early, hangs or leaves a process behind', async () => {
  const cases: [string, RegExp][] = [
    [`${HEAD} test('a', pass);`, /printed no summary/],
    [`${HEAD} test.run();`, /ran no test/],
    [`${HEAD} test('a', () => process.exit(0)); test.run();`, /printed no summary/],
    [`throw new Error('no');`, /printed no summary/],
    [`${HEAD} test('a', () => { process.kill(process.pid, 'SIGKILL'); }); test.run();`, /ended by SIGKILL/],
    [`${HEAD} test('a', pass); test.run(); process.on('exit', () => { process.exitCode = 7; });`, /exit status 7/],
    [
      `${HEAD} import { spawn } from 'node:child_process';
       test('a', () => { spawn('sleep', ['60'], { stdio: 'ignore' }).unref(); pass(); }); test.run();`,
      /left processes running/,
    ],
  ];
  for (const [text, problem] of cases) {
    const result = await resultOf(text);
    assert.ok(result.failed >= 1, text);
    assert.match(result.problem ?? '', problem);
  }
  const hanging = await resultOf(
    `${HEAD} test('a', () => new Promise((done) => setTimeout(done, 60_000))); test.run();`,
    1500,
  );
  assert.match(hanging.problem ?? '', /killed: no test ended for 1.5 s/);
});

test('fails a test that makes no assertion', async () => {
  const idle = `${HEAD} test('a', pass); test('b', async () => {}); test('c', () => [].forEach(pass)); test.run();`;
  assert.equal(await resultOf(idle), { passed: 1, failed: 2, skipped: 0, problem: 'exit status 1' });
});

test('gives a file time as long as its tests end one after another', async () => {
  const slow = `${HEAD} for (let i = 0; i < 8; i++) test('a', () => new Promise((done) => setTimeout(done, 1000)).then(pass)); test.run();`;
  assert.equal(await resultOf(slow, 6000), { passed: 8, failed: 0, skipped: 0, problem: undefined });
});

test('finds what would let a failure pass unseen', () => {
  const of = (text: string) => trapsIn('x.test.ts', `const test = suite('x');\n${text}\ntest.run();`);
  assert.equal(
    of(`assert.throws(() => parse(['a', 'b']), /c/); assert.throws(f, (e) => e.code === 'x'); rejects(f);`),
    [],
  );
  assert.match(of(`assert.throws(() => f('a'), 'b');`)[0] ?? '', /^x\.test\.ts:2: assert\.throws does not compare/);
  assert.match(of('test.before(() => {});')[0] ?? '', /a hook that throws/);
  assert.match(of('test.after.each(() => {});')[0] ?? '', /a hook that throws/);
  assert.match(of(`test.only('a', () => {});`)[0] ?? '', /take \.only away/);
  assert.match(of(`const other = suite('y');`)[0] ?? '', /2 suites and 1 \.run\(\)/);
  assert.match(trapsIn('x.test.ts', `const test = suite('x'); // test.run();`)[0] ?? '', /there is no \.run\(\)/);
});

test.run();
