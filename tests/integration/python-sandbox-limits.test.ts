import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CodeOutcome, CodeRequest } from '#core/engine/ports.ts';
import { createPythonSandbox } from '#core/sandboxes/python/create-python-sandbox.ts';

import { descendantsOf, stillRunning } from '../support/process-tree.ts';
import { sharedCache } from '../support/python-cache.ts';

const LIMITS = { timeoutMs: 10_000, memoryBytes: 256 * 1024 * 1024 } as const;
const SHORT_MS = 400;

let sandbox: ReturnType<typeof createPythonSandbox>;
beforeAll(async () => {
  sandbox = createPythonSandbox({ size: 2, cacheDirectory: sharedCache() });
  await run('pass', { timeoutMs: 60_000 });
}, 120_000);
afterAll(() => sandbox.close());

function run(source: string, more: Partial<CodeRequest> = {}): Promise<CodeOutcome> {
  return sandbox.run({ source, ...LIMITS, ...more }, new AbortController().signal);
}

describe('long computations of C are ended by the clock', () => {
  test.each([
    ['a power', '9**9**9'],
    ['a regular expression', 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")'],
    ['a sleep', 'import time\ntime.sleep(1000)'],
    ['a sum over everything', 'sum(range(10**15))'],
    ['a sort with a slow key', 'sorted(range(10**6), key=lambda n: sum(range(10**4)))'],
    ['an exit that is refused', 'import sys\nwhile True:\n    try: sys.exit()\n    except SystemExit: pass'],
  ])('%s', async (_what, source) => {
    expect(await run(source, { timeoutMs: SHORT_MS })).toMatchObject({ end: 'time' });
  });
});

describe('what is taken beside the memory of the interpreter is bounded', () => {
  test.each([
    ['one file that grows', 'f = open("big", "wb")\nwhile True: f.write(b"x" * 10**6)'],
    ['a file with a hole', 'f = open("big", "wb")\nf.truncate(10**12)'],
    ['many files', 'n = 0\nwhile True:\n    open(str(n), "w").write("x" * 10000)\n    n += 1'],
  ])('%s', async (_what, source) => {
    expect(await run(source)).toMatchObject({ end: 'exception', error: { type: 'OSError' } });
  });

  test('a list that grows ends as memory, and the next program has all of it again', async () => {
    expect((await run('a = []\nwhile True: a.append(bytearray(10**6))')).end).toBe('memory');
    expect(await run('print(len(bytearray(150 * 10**6)))')).toMatchObject({
      end: 'ok',
      stdout: '150000000\n',
    });
  });
});

test('files can be read and imported, and their folder is the program’s own', async () => {
  const files = { 'helpers/tools.py': 'def twice(n): return n * 2', 'data/words.txt': 'one\ntwo\n' };
  const source =
    'from helpers.tools import twice\nprint(twice(21), open("data/words.txt").read().split(), input())';

  expect(await run(source, { files, stdin: 'typed\n' })).toMatchObject({
    end: 'ok',
    stdout: "42 ['one', 'two'] typed\n",
  });
  expect(await run('import os\nprint(os.listdir())')).toMatchObject({ end: 'ok', stdout: '[]\n' });
});

test.each(['../outside.py', '/etc/x', 'a//b', 'a/../../b', 'a\\b', ''])(
  'the path %j is refused',
  async (path) => {
    await expect(run('pass', { files: { [path]: '' } })).rejects.toThrow('no path within');
  },
);

test('values keep whole numbers and fractions apart', async () => {
  const source = 'def f(): return [1, 1.0, 10**30, 1e30, True]';

  expect((await run(source, { call: { function: 'f', arguments: [] } })).valueJson).toBe(
    `[1, 1.0, 1${'0'.repeat(30)}, 1e+30, true]`,
  );
});

test('coroutines run without an event loop of JavaScript', async () => {
  const source =
    'import asyncio\nasync def f(n):\n    await asyncio.sleep(0.001)\n    return n\nasync def main():\n    print(await asyncio.gather(*map(f, range(3))))\nasyncio.run(main())';

  expect(await run(source)).toMatchObject({ end: 'ok', stdout: '[0, 1, 2]\n' });
});

test('leaving is told with its code', async () => {
  expect(await run('import sys\nsys.exit(3)')).toMatchObject({
    end: 'exception',
    error: { type: 'SystemExit', message: '3' },
  });
  expect(await run('import os\nos._exit(0)')).toMatchObject({ end: 'crash' });
});

test('a hundred and fifty right answers among fifty attacks are all found right', async () => {
  const attacks = [
    'while True: pass',
    'import os\nos._exit(0)',
    'import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()',
    'import builtins\nbuiltins.len = lambda value: 0\nassert False',
    'while True: print("x" * 1000)',
  ];
  const jobs = Array.from({ length: 200 }, (_, index) =>
    index % 4 === 3
      ? run(attacks[(index >> 2) % attacks.length] ?? '', { timeoutMs: SHORT_MS })
      : run(`def add(a, b): return a + b\nassert add(${index}, len([1])) == ${index + 1}`),
  );

  const ends = (await Promise.all(jobs)).map(({ end }) => end);

  const right = ends.filter((_, index) => index % 4 !== 3);
  expect(right.filter((end) => end !== 'ok')).toEqual([]);
  expect(ends.filter((end, index) => index % 4 === 3 && end === 'ok')).toEqual([]);
}, 240_000);

test.skipIf(process.platform !== 'linux')(
  'a process that is killed from outside is replaced, and its program runs again',
  async () => {
    const own = createPythonSandbox({ size: 1, cacheDirectory: sharedCache(), bubblewrap: 'off' });
    const before = new Set(descendantsOf(process.pid));
    const request = { source: 'sum(range(3 * 10**7))\nprint("through")', ...LIMITS, timeoutMs: 60_000 };
    await own.run({ ...request, source: 'pass' }, new AbortController().signal);
    const [first] = descendantsOf(process.pid).filter((pid) => !before.has(pid));

    const outcome = own.run(request, new AbortController().signal);
    process.kill(first ?? 0, 'SIGKILL');

    expect(await outcome).toMatchObject({ end: 'ok', stdout: 'through\n' });
    await own.close();
    expect(stillRunning([first ?? 0])).toEqual([]);
  },
  120_000,
);
