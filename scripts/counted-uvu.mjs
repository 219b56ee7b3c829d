// Exports of `uvu`, with suites whose tests fail if they assert nothing: tests import this in its place.
import * as uvu from 'uvu';
import { assertions } from './assertion-count.mjs';

/** `handler`, which fails if it made no assertion. */
function asserting(handler) {
  return async (context) => {
    const before = assertions.count;
    await handler(context);
    if (assertions.count === before) throw new Error('the test made no assertion');
  };
}

function counted(original) {
  const add = (name, handler) => original(name, asserting(handler));
  return Object.assign(add, original, { only: (name, handler) => original.only(name, asserting(handler)) });
}

export const suite = (...args) => counted(uvu.suite(...args));
export const test = counted(uvu.test);
export const { exec } = uvu;
