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

describe('a program', () => {
  test('ends well with its output and names its sandbox', async () => {
    const outcome = await run('console.log("one", 2); console.error({ three: [3] })');

    expect(outcome).toEqual({
      sandbox: 'QuickJS',
      end: 'ok',
      stdout: 'one 2\n',
      stderr: '{ three: [ 3 ] }\n',
      error: null,
      durationMs: expect.any(Number) as number,
      valueJson: null,
      failedAssertions: [],
    });
  });

  test.each([
    ['an error', 'throw new TypeError("no")', 'TypeError', 'no'],
    ['a text', 'throw "no"', 'string', 'no'],
    ['nothing', 'throw null', 'object', 'null'],
    ['a syntax error', 'function (', 'SyntaxError', expect.any(String) as string],
    ['an error of a class', 'class Odd extends Error { name = "Odd" }; throw new Odd("x")', 'Odd', 'x'],
    [
      'a rejected promise',
      '(async () => { await null; throw new RangeError("late") })()',
      'RangeError',
      'late',
    ],
    ['an error in a timer', 'setTimeout(() => { throw new Error("timed") }, 1)', 'Error', 'timed'],
    ['an error in a microtask', 'queueMicrotask(() => { throw new Error("micro") })', 'Error', 'micro'],
    [
      'a promise never settled',
      'await new Promise(() => {})',
      'Error',
      expect.stringMatching('never settled'),
    ],
  ])('that throws %s ends with an exception', async (_what, source, type, message) => {
    expect(await run(source)).toMatchObject({ end: 'exception', error: { type, message } });
  });

  test('that fails tells the line', async () => {
    const { error } = await run('const a = 1;\nfunction f() { throw new Error("here") }\nf();');

    expect(error?.traceback).toMatch(/^Error: here\n.*program\.js:2/);
  });

  test('waits for its timers and promises in their order', async () => {
    const { stdout } = await run(`
      setTimeout(() => console.log('second'), 20);
      setTimeout(() => console.log('first'), 1);
      const stop = setInterval(() => { console.log('tick'); clearInterval(stop) }, 30);
      clearTimeout(setTimeout(() => console.log('never'), 1));
      Promise.resolve().then(() => console.log('job'));`);

    expect(stdout.split('\n')).toEqual(['job', 'first', 'second', 'tick', '']);
  });

  test('leaves nothing to the next one', async () => {
    await run(
      'globalThis.left = 1; Array.prototype.left = 2; JSON.parse = () => 3; setTimeout(() => console.log("late"), 1)',
    );

    const { stdout } = await run('console.log(typeof left, [].left, JSON.parse("4"))');

    expect(stdout).toBe('undefined undefined 4\n');
  });
});

describe('a call', () => {
  test.each([
    ['a declared function', 'function add(a, b) { return a + b }', 3],
    ['an arrow function', 'const add = (a, b) => a + b', 3],
    ['an async function', 'async function add(a, b) { await null; return a + b }', 3],
    ['an export', 'export function add(a, b) { return a + b }', 3],
    ['a default export', 'export default (a, b) => a + b', 3],
    ['module.exports', 'module.exports = { add: (a, b) => a + b }', 3],
    ['exports', 'exports.add = (a, b) => a + b', 3],
    ['a thenable', 'function add(a, b) { return { then: (done) => done(a + b) } }', 3],
    ['a late result', 'const add = (a, b) => new Promise((done) => setTimeout(() => done(a + b), 5))', 3],
  ])('reaches %s', async (_what, source, sum) => {
    expect(await called(source, 'add', 1, 2)).toBe(sum);
  });

  test('gives what JSON keeps of a value', async () => {
    const source = 'function f(x) { return { x, none: undefined, date: new Date(0), not: NaN, big: [,1] } }';

    expect(await called(source, 'f', { deep: [null, true, 'ä\u2028"'] })).toEqual({
      x: { deep: [null, true, 'ä\u2028"'] },
      date: '1970-01-01T00:00:00.000Z',
      not: null,
      big: [null, 1],
    });
  });

  test.each([
    ['function f() {}', null],
    ['function f() { return undefined }', null],
    ['function f() { return 5.0 }', 5],
  ])('of %s gives %s', async (source, value) => {
    expect(await called(source, 'f')).toBe(value);
  });

  test.each([
    ['a function that is not there', 'const other = 1', 'ReferenceError'],
    ['what cannot be written as JSON', 'function f() { const a = {}; a.a = a; return a }', 'TypeError'],
    ['a promise that is never settled', 'function f() { return new Promise(() => {}) }', 'Error'],
    ['a function that throws', 'function f() { throw new RangeError("x") }', 'RangeError'],
  ])('of %s is an exception', async (_what, source, type) => {
    const outcome = await run(source, { call: { function: 'f', arguments: [] } });

    expect(outcome).toMatchObject({ end: 'exception', valueJson: null, error: { type } });
  });
});

describe('assertions of the console', () => {
  test('that fail are kept and written like Node does', async () => {
    const outcome = await run(
      'console.assert(1 === 1); console.assert(false); console.assert(0, "zero", { a: 1 })',
    );

    expect(outcome).toMatchObject({
      end: 'ok',
      failedAssertions: ['Assertion failed', 'Assertion failed: zero { a: 1 }'],
      stderr: 'Assertion failed\nAssertion failed: zero { a: 1 }\n',
    });
  });
});

describe('assertions of the module', () => {
  test.each([
    'assert(true)',
    'assert.ok(1)',
    'assert.equal(1, "1")',
    'assert.equal(NaN, NaN)',
    'assert.strictEqual(NaN, NaN)',
    'assert.notStrictEqual(0, -0)',
    'assert.deepEqual([1, { a: "1" }], [1, { a: 1 }])',
    'assert.deepEqual(new Map([[{ a: 1 }, 2]]), new Map([[{ a: 1 }, 2]]))',
    'assert.deepEqual(new Set([[1], 2]), new Set([2, [1]]))',
    'assert.notDeepEqual([1, 2], { 0: 1, 1: 2 })',
    'assert.notDeepEqual([1, 2, 3], [1, 2])',
    'assert.notDeepEqual({ a: 1 }, { a: 1, b: undefined })',
    'assert.notDeepEqual(new Date(1), new Date(2))',
    'assert.deepStrictEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] })',
    'assert.notDeepStrictEqual([1], ["1"])',
    'class A { x = 1 }; assert.notDeepStrictEqual(new A(), { x: 1 }); assert.deepEqual(new A(), { x: 1 })',
    'assert.deepStrictEqual(/a/g, /a/g); assert.notDeepStrictEqual(/a/g, /a/i)',
    'const a = {}; a.a = a; const b = {}; b.a = b; assert.deepStrictEqual(a, b)',
    'assert.throws(() => { throw new TypeError("bad") })',
    'assert.throws(() => { throw new TypeError("bad") }, TypeError)',
    'assert.throws(() => { throw new TypeError("bad") }, /bad/)',
    'assert.throws(() => { throw new TypeError("bad") }, { name: "TypeError", message: "bad" })',
    'assert.throws(() => assert(false), assert.AssertionError)',
    'assert.doesNotThrow(() => 1)',
    'assert.match("abc", /b/); assert.doesNotMatch("abc", /d/)',
    'assert.rejects(async () => { throw new TypeError("x") }, TypeError)',
    'assert.strict.equal(1, 1); assert.notEqual(1, 2); assert.ifError(null)',
    'assert.deepEqual(new Uint8Array([1, 2]), new Uint8Array([1, 2]))',
  ])('%s holds', async (source) => {
    expect(await run(`const assert = require('node:assert'); ${source}`)).toMatchObject({
      end: 'ok',
      error: null,
      failedAssertions: [],
    });
  });
});

describe('assertions of the module that fail', () => {
  test.each([
    'assert(0)',
    'assert.ok(null, "told")',
    'assert.equal(1, 2)',
    'assert.strictEqual(1, "1")',
    'assert.deepEqual([1, [2]], [1, [3]])',
    'assert.deepStrictEqual([1], ["1"])',
    'assert.deepEqual({}, [])',
    'assert.throws(() => 1)',
    'assert.fail("on purpose")',
    'assert.strict.equal(1, "1")',
    'assert.match("abc", /d/)',
    'assert.rejects(async () => 1)',
    'assert.doesNotThrow(() => { throw new Error("x") })',
  ])('%s fails', async (source) => {
    expect(await run(`const assert = require('assert'); ${source}`)).toMatchObject({
      end: 'exception',
      error: { type: 'AssertionError' },
    });
  });

  test('in a promise nobody waits for are kept', async () => {
    const source = `import assert, { strictEqual } from 'node:assert';
      (async () => { await null; strictEqual(1, 2, 'told') })();
      let last = 0;`;

    expect(await run(source)).toMatchObject({ failedAssertions: ['told'] });
  });
});

describe('a limit', () => {
  const limits = { timeoutMs: 300, memoryBytes: 32 * MB };

  test.each([
    ['an endless loop', 'while (true) {}'],
    ['a loop that catches everything', 'for (;;) { try { while (true) {} } catch {} finally { continue } }'],
    ['a catastrophic regex', '/^(a+)+$/.test("a".repeat(40) + "b")'],
    ['a comparison that never ends', '[3, 1, 2].sort(() => { for (;;) {} })'],
    ['promises without end', '(function again() { Promise.resolve().then(again) })()'],
    ['microtasks without end', '(function again() { queueMicrotask(again) })()'],
    ['a timer that is never cleared', 'setInterval(() => {}, 1)'],
    ['a timer due after the end', 'setTimeout(() => console.log("late"), 60_000)'],
    ['a getter of the thrown error', 'throw { get name() { while (true) {} } }'],
    ['a result that never ends', 'function f() { return { toJSON() { while (true) {} } } }', 'f'],
  ])('of time ends %s', async (_what, source, name?: string) => {
    const call = name === undefined ? {} : { call: { function: name, arguments: [] } };

    expect(await run(source, { ...limits, ...call })).toMatchObject({ end: 'time', valueJson: null });
  });

  test.each([
    ['typed arrays', 'const a = []; while (true) a.push(new Uint8Array(1 << 20))'],
    ['texts', 'const a = []; while (true) a.push("x".repeat(1e6))'],
    ['objects', 'const a = []; while (true) a.push({ a: [1, 2, 3] })'],
    ['promises that wait for each other', '(function again() { return Promise.resolve().then(again) })()'],
    ['one large buffer', 'new ArrayBuffer(1 << 30)'],
    ['a map', 'const m = new Map(); for (let i = 0; ; i++) m.set(i, [i])'],
  ])('of memory ends %s', async (_what, source) => {
    const { end } = await run(source, { timeoutMs: 5_000, memoryBytes: 32 * MB });

    expect(end).toBe('memory');
  });

  test.each([
    ['recursion', 'function f() { return f() + 1 } f()'],
    ['recursion through built-ins', 'function f() { return [1].map(f) } f()'],
    ['deep JSON', 'JSON.parse("[".repeat(1e6))'],
    ['a deep value written as JSON', 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; JSON.stringify(a)'],
    ['deep source text', `eval("(".repeat(1e5) + "1" + ")".repeat(1e5))`],
    ['a deep regular expression', 'new RegExp("(".repeat(1e5) + ")".repeat(1e5))'],
  ])('of the stack ends %s, and the next program runs', async (_what, source) => {
    expect(await run(source)).toMatchObject({ end: 'exception' });
    expect(await run('console.log("well")')).toMatchObject({ end: 'ok', stdout: 'well\n' });
  });

  test.each([
    ['lines', 'while (true) console.log("flood")'],
    ['one huge line', 'console.log("x".repeat(5e6))'],
    ['errors', 'while (true) console.error("flood")'],
    ['failed assertions', 'while (true) console.assert(false, "flood")'],
  ])('of output ends %s', async (_what, source) => {
    const { end, stdout, stderr } = await run(source, { outputLimit: 1_000 });

    expect({ end, written: Math.max(stdout.length, stderr.length) }).toEqual({
      end: 'output',
      written: 1_000,
    });
  });
});

test('the shortest time is enough to say that it was too short', async () => {
  expect(await run('while (true) {}', { timeoutMs: 0.01 })).toMatchObject({ end: 'time' });
});

test('a program that is given up ends at once, and the sandbox goes on', async () => {
  const controller = new AbortController();
  const request = { source: 'while (true) {}', timeoutMs: 60_000, memoryBytes: 32 * MB };
  const running = sandbox.run(request, controller.signal);
  controller.abort(new Error('given up'));

  await expect(running).rejects.toThrow('given up');
  expect(await run('console.log(1)')).toMatchObject({ end: 'ok' });
});

test('many programs at once are run one after the other, each in its own time', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 5 === 0 ? run('while (true) {}', { timeoutMs: 50 }) : run(`console.log(${index})`),
    ),
  );

  expect(outcomes.map(({ end, stdout }) => [end, stdout])).toEqual(
    outcomes.map((_, index) => (index % 5 === 0 ? ['time', ''] : ['ok', `${index}\n`])),
  );
});
