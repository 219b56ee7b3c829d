// Exports of `uvu/assert`, counted: tests import this in its place (see count-assertions.mjs).
import * as original from 'uvu/assert';
import { assertions } from './assertion-count.mjs';

function counted(assert) {
  return (...args) => {
    assertions.count += 1;
    return assert(...args);
  };
}

export const { ok, is, equal, type, instance, snapshot, fixture, match, throws, unreachable, not } = Object.fromEntries(
  Object.entries(original).map(([name, assert]) => [
    name,
    Object.assign(counted(assert), Object.fromEntries(Object.entries(assert).map(([key, f]) => [key, counted(f)]))),
  ]),
);
export { Assertion } from 'uvu/assert';
