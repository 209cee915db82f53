import { afterAll, describe, expect, test } from 'vitest';

import type { Score } from '#shared/domain/case-result.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import { caseExpecting } from '../support/scoring-case.ts';
import { sandboxedScoring } from '../support/scoring-sandboxes.ts';

const scoring = sandboxedScoring();
afterAll(() => scoring.close());

interface Trial {
  readonly check?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, Json>>;
  readonly extract?: readonly unknown[];
  readonly harness?: unknown;
  readonly transcript?: readonly TranscriptEntry[];
}

function judged(language: 'python' | 'javascript', response: string, trial: Trial = {}): Promise<Score> {
  const tests =
    language === 'python' ? 'assert double(4) == 8' : 'console.assert(double(4) === 8, "double(4)")';
  return scoring.judge({
    scoring: {
      checks: [{ kind: 'code-tests', language, seconds: 5, ...trial.check }],
      ...(trial.extract !== undefined && { extract: trial.extract }),
    },
    testCase: caseExpecting(null, { fields: { tests, ...trial.fields } }),
    response,
    harness: trial.harness,
    transcript: trial.transcript ?? [],
  });
}

const PYTHON = 'def double(n):\n    return n * 2';
const WRONG = 'def double(n):\n    return n + 2 + (n == 4)';
const JAVASCRIPT = 'const double = (n) => n * 2;';

describe('a Python program', () => {
  test.each<[string, string, number, string]>([
    ['is right', PYTHON, 1, 'all tests passed'],
    ['gives another value', WRONG, 0, 'AssertionError: assert double(4) == 8'],
    ['is no Python', 'def double(n) return', 0, "SyntaxError: expected ':' (program.py, line 1)"],
    ['lacks the function', 'x = 1', 0, "NameError: name 'double' is not defined"],
    ['is empty', '', 0, "NameError: name 'double' is not defined"],
    ['writes what it likes', `${PYTHON}\nprint("failed")`, 1, 'all tests passed'],
    [
      'stops early',
      `${PYTHON}\nimport sys\nsys.exit(0)`,
      0,
      'the program stopped before its end (SystemExit)',
    ],
  ])('that %s', async (_what, response, score, reason) => {
    expect(await judged('python', response)).toMatchObject({ score, reason });
  });

  test('is put together by its template; a list of tests is run line by line', async () => {
    const trial: Trial = {
      check: { program: '{{ head }}\n{{ answer }}\n{{ tests }}\ncheck({{ name }})', tests: 'cases' },
      fields: {
        head: 'import math',
        name: 'double',
        cases: ['def check(f):', '    assert f(math.floor(2.5)) == 4'],
      },
    };

    expect(await judged('python', PYTHON, trial)).toMatchObject({ score: 1 });
    expect(await judged('python', 'def double(n):\n    return n', trial)).toMatchObject({ score: 0 });
  });

  test('fails by its error output where that is asked for', async () => {
    const noisy = `${PYTHON}\nimport sys\nprint("careful", file=sys.stderr)`;

    expect(await judged('python', noisy)).toMatchObject({ score: 1 });
    expect(await judged('python', noisy, { check: { failOnErrorOutput: true } })).toMatchObject({
      score: 0,
      reason: 'wrote to the error output: careful',
    });
  });

  test.each<[string, string, string]>([
    ['runs for ever', 'while True:\n    pass', 'took longer than 0.5 s'],
    ['takes all memory', 'a = []\nwhile True:\n    a.append("x" * 10**6)', 'took more than 128 MB'],
    ['floods the output', 'while True:\n    print("x" * 1000)', 'wrote more than may be written'],
  ])('that %s is wrong', async (_what, response, reason) => {
    const seconds = reason.includes('longer') ? 0.5 : 10;
    const { score, reason: said } = await judged('python', response, { check: { seconds, memoryMb: 128 } });

    expect({ score, said }).toEqual({ score: 0, said: reason });
  });

  test('that is as long as a book is none', async () => {
    expect(await judged('python', `# ${'y'.repeat(5_000_000)}`)).toMatchObject({
      score: 0,
      reason: 'the answer is too long to be a program',
    });
  });

  test('is kept with its output, cut to a sane size', async () => {
    const { checks } = await judged('python', `${WRONG}\nprint("y" * 20_000)`);

    const [run] = checks[0]?.details?.kind === 'code' ? checks[0].details.runs : [];
    expect(run).toMatchObject({ end: 'exception', error: { type: 'AssertionError' } });
    expect(run?.stdout.length).toBeLessThan(8_100);
    expect(run?.program).toBe(`${WRONG}\nprint("y" * 20_000)\n\nassert double(4) == 8`);
  });
});

test('a Python program is a text, whatever encoding it names', async () => {
  const tests = 'assert len("é") == 1\nassert double(4) == 8';
  for (const start of ['latin-1', 'ascii', 'utf-8', 'no-such']
    .map((name) => `# -*- coding: ${name} -*-\n`)
    .concat('\uFEFF')) {
    const response = start + PYTHON;
    expect(await judged('python', response, { fields: { tests } })).toMatchObject({ score: 1 });
  }
});

describe('a JavaScript program', () => {
  test.each<[string, string, number, string]>([
    ['is right', JAVASCRIPT, 1, 'all tests passed'],
    ['fails an assertion', 'const double = (n) => n;', 0, 'console.assert failed: double(4)'],
    ['throws', 'throw new TypeError("no");', 0, 'TypeError: no'],
    [
      'silences assertions',
      'console.assert = () => {}; const double = () => 0;',
      0,
      'console.assert failed: double(4)',
    ],
    [
      'silences the console',
      'globalThis.console = { assert() {} }; const double = () => 0;',
      0,
      'console.assert failed: double(4)',
    ],
  ])('that %s', async (_what, response, score, reason) => {
    expect(await judged('javascript', response)).toMatchObject({ score, reason });
  });

  test.each<[string, string]>([
    ['is waited for', '(async () => { await null; console.assert(double(4) === 9, "later"); })();'],
    ['may be a module', 'await null; console.assert(double(4) === 9, "later");'],
    ['may set a timer', 'setTimeout(() => console.assert(double(4) === 9, "later"), 5);'],
    ['may be a rejection', 'Promise.resolve().then(() => { throw new Error("later"); });'],
  ])('a test that %s', async (_what, tests) => {
    const { score, reason } = await judged('javascript', JAVASCRIPT, { fields: { tests } });

    expect({ score, reason }).toMatchObject({ score: 0, reason: expect.stringContaining('later') as string });
  });
});

describe('code in Markdown', () => {
  const markdown = `Here it is:\n\n\`\`\`sh\npip install x\n\`\`\`\n\n\`\`\`python\n${PYTHON}\n\`\`\`\n\nUse it so:\n\n\`\`\`python\ndouble("x") / 0\n\`\`\``;

  test('is found where nothing is extracted: the first block of the language', async () => {
    expect(await judged('python', markdown)).toMatchObject({ score: 1 });
    expect(await judged('python', `\`\`\`\n${PYTHON}\n\`\`\``)).toMatchObject({ score: 1 });
    expect(await judged('javascript', `\`\`\`js\n${JAVASCRIPT}`)).toMatchObject({ score: 1 });
  });

  test('is the author’s business where something is extracted', async () => {
    const whole = { extract: [{ regex: String.raw`[\s\S]+`, group: 0 }] };

    expect(await judged('python', markdown, { extract: [{ codeBlock: 'python' }] })).toMatchObject({
      score: 1,
    });
    expect(await judged('python', markdown, whole)).toMatchObject({ score: 0 });
  });

  test('is text like any other for a base model', async () => {
    const harness = { kind: 'single-turn', mode: 'completion' };
    const documented = `def double(n):\n    """\n\`\`\`python\nassert False\n\`\`\`\n    """\n    return n * 2`;

    expect(await judged('python', documented, { harness })).toMatchObject({ score: 1 });
    expect(await judged('python', markdown, { harness })).toMatchObject({ score: 0 });
  });
});

describe('tries of a repair', () => {
  const harness = { kind: 'code-repair' };
  const entry = (role: TranscriptEntry['role']): TranscriptEntry => ({ role, content: '…' });
  const tries = (count: number) =>
    Array.from({ length: count }, () => [entry('user'), entry('assistant'), entry('tool')]).flat();

  test.each([
    [1, 1],
    [2, 0.5],
    [3, 0.25],
    [7, 0.25],
  ])('a pass at try %d is worth %d', async (count, score) => {
    const check = { byAttempt: [1, 0.5, 0.25] };

    const found = await judged('python', PYTHON, { check, harness, transcript: tries(count) });

    expect(found.score).toBe(score);
  });

  test('all count fully without byAttempt, and failing is worth nothing', async () => {
    const check = { byAttempt: [1] };

    expect((await judged('python', PYTHON, { harness, transcript: tries(3) })).score).toBe(1);
    expect((await judged('python', WRONG, { check, harness, transcript: tries(2) })).score).toBe(0);
    expect((await judged('python', PYTHON, { check: { byAttempt: [0.5] } })).score).toBe(0.5);
  });
});

describe('a case that cannot be tested', () => {
  test.each<[string, Trial]>([
    ['without tests', { check: { tests: 'checks' } }],
    ['with empty tests', { fields: { tests: ' \n' } }],
    ['with tests that are no text', { fields: { tests: [1, 2] } }],
  ])('%s is an error of the environment', async (_what, trial) => {
    await expect(judged('python', PYTHON, trial)).rejects.toMatchObject({
      boundary: 'scorer',
      causeKey: 'no tests',
    });
  });

  test('a program that names no tests needs none', async () => {
    const check = { program: '{{ answer }}\nassert double(1) == 2', tests: 'nowhere' };

    expect((await judged('python', PYTHON, { check })).score).toBe(1);
  });
});
