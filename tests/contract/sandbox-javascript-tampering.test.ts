import { afterAll, describe, expect, test } from 'vitest';

import type { CodeOutcome, CodeRequest } from '#core/engine/ports.ts';
import { createJavascriptSandbox } from '#core/sandboxes/javascript/create-javascript-sandbox.ts';

const MB = 1024 * 1024;
const sandbox = createJavascriptSandbox({ size: 1 });
afterAll(() => sandbox.close());

function run(source: string, more: Partial<CodeRequest> = {}): Promise<CodeOutcome> {
  const request = { source, timeoutMs: 5_000, memoryBytes: 64 * MB, ...more };
  return sandbox.run(request, new AbortController().signal);
}

async function called(source: string, name: string, ...values: unknown[]): Promise<unknown> {
  const call = { function: name, arguments: values as never };
  const { valueJson, error } = await run(source, { call });
  return valueJson === null ? error : JSON.parse(valueJson);
}

describe('what a program does to the language', () => {
  test.each([
    'JSON.stringify = () => "\\"forged\\""; JSON.parse = () => []',
    'JSON = { stringify: () => "\\"forged\\"" }',
    'Reflect.apply = () => "forged"; Function.prototype.apply = Function.prototype.call = () => "forged"',
    'Promise.prototype.then = (done) => done("forged"); Promise.resolve = () => "forged"',
    'Object.defineProperty(Array.prototype, 0, { set() {}, get: () => "forged" })',
    'Array.prototype[Symbol.iterator] = function* () { yield "forged" }',
    'globalThis.Promise = class { then(done) { done("forged") } }',
  ])('does not change the outcome: %s', async (source) => {
    expect(await called(`${source}; function f(x) { return 'honest ' + x }`, 'f', 1)).toBe('honest 1');
  });

  test.each([
    'console.assert = () => {}',
    'console = { assert() {} }',
    'delete console.assert; delete globalThis.console',
    'Object.defineProperty(console, "assert", { value() {} })',
    'Object.defineProperty(globalThis, "console", { value: { assert() {} } })',
    'Object.defineProperty(globalThis, "console", { get: () => ({ assert() {} }) })',
    'Object.setPrototypeOf(console, null); Array.prototype.join = String.prototype.indexOf = null',
    'Error = Object = Array = String = null',
    'var console = { assert() {} }',
  ])('hides no failed assertion: %s', async (source) => {
    const { end, failedAssertions } = await run(
      `try { eval(${JSON.stringify(source)}) } catch {} console.assert(false, 'told')`,
    );

    expect({ end, failedAssertions }).toEqual({ end: 'ok', failedAssertions: ['Assertion failed: told'] });
  });

  test.each([
    `assert.strictEqual = assert.equal = () => {}`,
    `Object.is = () => true`,
    `Object.keys = Reflect.ownKeys = () => []`,
    `Object.getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor = () => undefined`,
    `Error.prototype.constructor = null; assert.AssertionError.prototype.message = ''`,
    `require = () => assert; globalThis.require = null`,
    `Object.defineProperty(globalThis, 'require', { value: () => () => {} })`,
    `Object.prototype.get = () => 1; Object.prototype.value = 1`,
    `Object.defineProperty(Error, Symbol.hasInstance, { value: () => true })`,
    `RegExp.prototype.exec = () => ['x']; RegExp.prototype.test = () => true`,
    `Array.isArray = () => false; Symbol.iterator = null`,
    `Object.prototype.valueOf = () => 1; Object.prototype.toString = () => ''`,
  ])('lets no wrong answer pass: %s', async (source) => {
    const assertions = [
      'require("assert").strictEqual(f(), 1)',
      'require("assert").deepEqual([f()], [1])',
      'require("assert").deepStrictEqual({ a: f() }, { a: 1 })',
      'require("assert").match(String(f()), /1/)',
      'require("assert")(f() === 1)',
    ];
    for (const assertion of assertions) {
      const { end } = await run(
        `const assert = require('assert'); try { eval(${JSON.stringify(source)}) } catch {} function f() { return 2 } ${assertion}`,
      );
      expect({ assertion, end }).toEqual({ assertion, end: 'exception' });
    }
  });
});
