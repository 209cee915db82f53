import { afterAll, describe, expect, test } from 'vitest';

import { caseExpecting } from '../support/scoring-case.ts';
import { sandboxedScoring } from '../support/scoring-sandboxes.ts';

const scoring = sandboxedScoring();
afterAll(() => scoring.close());

function scoreOf(language: 'python' | 'javascript', response: string, tests: string) {
  return scoring.judge({
    scoring: { checks: [{ kind: 'code-tests', language, seconds: 1, memoryMb: 128 }] },
    testCase: caseExpecting(null, { fields: { tests } }),
    response,
  });
}

const PYTHON: readonly (readonly [string, string])[] = [
  ['exits with success', 'import sys\nsys.exit(0)'],
  ['exits without words', 'raise SystemExit'],
  ['exits inside the function', 'def solve():\n    raise SystemExit(0)'],
  ['ends the interpreter', 'import os\nos._exit(0)'],
  ['ends the interpreter inside the function', 'def solve():\n    import os\n    os._exit(0)'],
  ['ends the interpreter at its end', 'import atexit, os\natexit.register(os._exit, 0)'],
  ['quits', 'quit()'],
  ['stops like a generator', 'raise GeneratorExit'],
  ['stops like an interrupt', 'raise KeyboardInterrupt'],
  ['makes failed assertions an exit', 'import builtins\nbuiltins.AssertionError = SystemExit'],
  ['silences what is raised', 'import sys\nsys.excepthook = lambda *_: None'],
  ['says that all is well', 'print("all tests passed")'],
  [
    'defines the end itself and exits',
    'import sys\nframe = sys._getframe()\nfor name in frame.f_code.co_names:\n    frame.f_globals.setdefault(name, lambda value: value)\nsys.exit(0)',
  ],
  ['takes the builtins away', 'del __builtins__'],
  ['takes the modules away', 'import sys\nsys.modules.clear()'],
  ['leaves a text open', 'x = """'],
  [
    'raises what cannot be shown',
    'class E(Exception):\n    def __str__(self):\n        raise SystemExit\nraise E',
  ],
  ['never ends', 'while True:\n    pass'],
  [
    'never ends and swallows interrupts',
    'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass',
  ],
  ['never ends in C', 'x = 9 ** 9 ** 9'],
  ['calls itself without end', 'def solve():\n    return solve()\nsolve()'],
  [
    'calls itself without limit',
    'import sys\nsys.setrecursionlimit(10 ** 9)\ndef solve():\n    return solve()\nsolve()',
  ],
  ['forks', 'import os\nwhile True:\n    os.fork()'],
  ['starts threads', 'import threading\nwhile True:\n    threading.Thread(target=input).start()'],
  ['runs a shell', 'import os\nos.system("true")\nos._exit(0)'],
  ['fills the memory', 'a = []\nwhile True:\n    a.append("x" * 10 ** 6)'],
  ['floods the output', 'while True:\n    print("x" * 1_000)'],
];

const JAVASCRIPT: readonly (readonly [string, string])[] = [
  ['exits', 'process.exit(0);'],
  ['throws nothing', 'throw undefined;'],
  ['leaves a comment open', '/*'],
  ['leaves a text open', 'const x = `'],
  ['silences the console', 'globalThis.console = { assert() {}, error() {} };'],
  ['silences assertions', 'console.assert = () => {};'],
  ['defines the end itself', 'globalThis = new Proxy({}, { get: () => (value) => value });'],
  ['gives a promise without end', 'const solve = () => new Promise(() => {}); await solve();'],
  ['never ends', 'while (true) {}'],
  ['never ends in a promise', 'const again = () => Promise.resolve().then(again); again();'],
  ['never ends in a timer', 'const again = () => setTimeout(again, 0); again();'],
  ['calls itself without end', 'const solve = () => solve(); solve();'],
  ['fills the memory', 'const a = []; while (true) a.push("x".repeat(1e6) + a.length);'],
  ['floods the output', 'while (true) console.log("x".repeat(1_000));'],
];

describe('a hostile Python answer fails when it', () => {
  test.each(PYTHON)('%s', async (_what, response) => {
    expect(await scoreOf('python', response, 'solve = lambda: 1\nassert solve() == 2')).toMatchObject({
      score: 0,
    });
  });
});

describe('a hostile JavaScript answer fails when it', () => {
  test.each(JAVASCRIPT)('%s', async (_what, response) => {
    expect(await scoreOf('javascript', response, 'console.assert(1 === 2);')).toMatchObject({ score: 0 });
  });
});

const PYTHON_TESTS = 'def tests():\n    assert 1 == 2\n\n\ntests()';
const JAVASCRIPT_TESTS = '{\n  console.assert(1 === 2);\n}';

describe('an answer cannot swallow the tests that come after it, as', () => {
  test.each(['@lambda tests: lambda: None', 'if True: \\', 'x = lambda: \\'])(
    'Python: %s',
    async (response) => {
      expect(await scoreOf('python', response, PYTHON_TESTS)).toMatchObject({ score: 0 });
    },
  );

  test.each([
    'if (false)',
    'while (false)',
    'if (true) {} else',
    'const solve = () => 1; () =>',
    'function solve(text, limit)',
    'const solve = () => 1; false &&',
    'with ({ console: { assert() {} } })',
  ])('JavaScript: %s', async (response) => {
    expect(await scoreOf('javascript', response, JAVASCRIPT_TESTS)).toMatchObject({ score: 0 });
  });

  test('a text or comment that the tests happen to close', async () => {
    expect(await scoreOf('python', 'x = """', 'assert 1 == 2\nx = """ """\nx = """\n')).toMatchObject({
      score: 0,
    });
    const open = await scoreOf('python', 'x = """', 'assert 1 == 2\n"""');
    expect(open).toMatchObject({
      score: 0,
      reason: 'the tests were not reached: the answer does not end before them',
    });
    expect(await scoreOf('javascript', '/*', 'console.assert(1 === 2); /* so */')).toMatchObject({
      score: 0,
    });
    expect(await scoreOf('javascript', 'const x = `', 'console.assert(1 === 2); `;')).toMatchObject({
      score: 0,
    });
  });
});

test('an honest answer after all that is judged as ever', async () => {
  expect(await scoreOf('python', 'solve = lambda: 2', 'assert solve() == 2')).toMatchObject({ score: 1 });
  expect(
    await scoreOf('javascript', 'const solve = () => 2;', 'console.assert(solve() === 2)'),
  ).toMatchObject({
    score: 1,
  });
});
