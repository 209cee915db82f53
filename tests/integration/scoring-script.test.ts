import { afterAll, describe, expect, test } from 'vitest';

import type { Score } from '#shared/domain/case-result.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import { caseExpecting } from '../support/scoring-case.ts';
import { sandboxedScoring } from '../support/scoring-sandboxes.ts';

const scoring = sandboxedScoring();
afterAll(() => scoring.close());

function judged(
  file: 'judge.js' | 'judge.py' | 'judge.rb',
  source: string,
  check: Readonly<Record<string, unknown>> = {},
): Promise<Score> {
  const transcript: TranscriptEntry[] = [
    { role: 'user', content: 'Say it.' },
    { role: 'assistant', content: 'It is 42.', thinking: 'secret' },
    { role: 'state', content: '{"n": 1}' },
  ];
  return scoring.judge({
    scoring: {
      extract: [{ number: 'last' }],
      checks: [{ kind: 'script', file, seconds: 5, ...check }],
    },
    testCase: caseExpecting('42', { fields: { topic: 'numbers', other: 7 } }),
    response: 'It is 42.',
    transcript,
    files: { [file]: source },
  });
}

const returning = (value: string) => `function score(it) { return ${value}; }`;

describe('a script gives', () => {
  test.each<[string, number, string]>([
    ['0.25', 0.25, 'the script gave 0.25'],
    ['true', 1, 'the script gave 1'],
    ['false', 0, 'the script gave 0'],
    ['{ score: 0.5, reason: " half " }', 0.5, 'half'],
    ['{ score: true }', 1, 'the script gave 1'],
    ['Promise.resolve(1)', 1, 'the script gave 1'],
  ])('%s: %d', async (value, score, reason) => {
    expect(await judged('judge.js', returning(value))).toMatchObject({ score, reason });
  });

  test('a score and a reason in Python too', async () => {
    const source =
      'def score(it):\n    return {"score": int(it["answer"]) / 84, "reason": it["fields"]["topic"]}';

    expect(await judged('judge.py', source)).toMatchObject({ score: 0.5, reason: 'numbers' });
    expect(await judged('judge.py', 'def score(it):\n    return True')).toMatchObject({ score: 1 });
    expect(await judged('judge.py', 'def fair(it):\n    return 1.0', { function: 'fair' })).toMatchObject({
      score: 1,
    });
  });

  test('its verdict on everything that is known of the answer, but its thinking', async () => {
    const source = 'function score(it) { return { score: 1, reason: JSON.stringify(it) }; }';

    expect(JSON.parse((await judged('judge.js', source)).reason)).toEqual({
      answer: '42',
      response: 'It is 42.',
      expected: '42',
      input: 'What?',
      fields: { topic: 'numbers', other: 7 },
      transcript: [
        { role: 'user', content: 'Say it.' },
        { role: 'assistant', content: 'It is 42.' },
      ],
      state: { n: 1 },
    });
  });

  test('its verdict against the field that the check names', async () => {
    const source = 'function score(it) { return { score: 1, reason: String(it.expected) }; }';

    expect((await judged('judge.js', source, { expected: 'other' })).reason).toBe('7');
    expect((await judged('judge.js', source, { expected: 'nowhere' })).reason).toBe('null');
  });

  test('what it wrote, for people to read', async () => {
    const { checks } = await judged('judge.js', 'function score() { console.log("looked"); return 1; }');

    expect(checks[0]?.details).toMatchObject({ kind: 'code', runs: [{ stdout: 'looked\n' }] });
  });
});

describe('a script is to blame, never the model, when it', () => {
  test.each<[string, 'judge.js' | 'judge.py', string, RegExp]>([
    ['throws', 'judge.js', 'function score() { throw new Error("oops"); }', /Error: oops/],
    ['raises', 'judge.py', 'def score(it):\n    return 1 / 0', /ZeroDivisionError/],
    ['cannot be read', 'judge.js', 'function score( {', /SyntaxError/],
    ['lacks the function', 'judge.js', 'const other = 1;', /no function "score"/],
    ['never ends', 'judge.js', 'function score() { while (true) {} }', /took longer than 5 s/],
    ['exits', 'judge.py', 'import sys\ndef score(it):\n    sys.exit(0)', /stopped before its end/],
    ['gives more than 1', 'judge.js', returning('1.01'), /returned 1\.01/],
    ['gives less than 0', 'judge.js', returning('-0.5'), /returned -0\.5/],
    ['gives a text', 'judge.js', returning('"1"'), /returned "1"/],
    ['gives nothing', 'judge.js', returning('undefined'), /gave no verdict/],
    ['gives null', 'judge.js', returning('null'), /returned null/],
    ['gives no number', 'judge.js', returning('NaN'), /gave no verdict/],
    ['gives no number in Python', 'judge.py', 'def score(it):\n    return float("nan")', /gave no verdict/],
    ['gives a score that is a text', 'judge.js', returning('{ score: "1" }'), /gave no verdict/],
    ['gives what is no JSON', 'judge.py', 'def score(it):\n    return {1, 2}', /gave no verdict/],
  ])('%s', async (_what, file, source, message) => {
    await expect(judged(file, source)).rejects.toMatchObject({
      boundary: 'scorer',
      message: expect.stringMatching(message) as string,
    });
  });
});

test('a script in another language is refused', async () => {
  await expect(Promise.resolve().then(() => judged('judge.rb', ''))).rejects.toThrow(
    /must be a \.js or a \.py file/,
  );
});
