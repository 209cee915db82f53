import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import { Score } from '#shared/domain/case-result.ts';

import { caseExpecting, scoreBy, scorerOf } from '../support/scoring-case.ts';

const judge = (scoring: unknown, response: string, expected: Json | null = null) =>
  scorerOf(scoring).score(response, [], caseExpecting(expected));

describe('a response', () => {
  test('is extracted, checked and explained', async () => {
    const score = await judge(
      { extract: [{ number: 'last' }], checks: [{ kind: 'numeric' }] },
      'First 3, then 17.',
      18,
    );

    expect(score).toEqual({
      score: 0,
      verdict: 'fail',
      answer: '17',
      extractedBy: 'last number',
      reason: 'expected 18, got 17',
      checks: [{ name: 'numeric', kind: 'numeric', weight: 1, score: 0, reason: 'expected 18, got 17' }],
    });
  });

  test('without an answer fails every check, also one that would pass', async () => {
    const score = await judge(
      { extract: [{ boxed: true }], checks: [{ kind: 'regex', pattern: 'x', negate: true, name: 'no x' }] },
      'no box',
    );

    expect(score).toMatchObject({ score: 0, verdict: 'fail', answer: null, reason: 'no answer found' });
    expect(score.checks).toMatchObject([{ name: 'no x', score: 0, reason: 'no answer found' }]);
  });

  test('is compared with a field or template that a check names', async () => {
    const testCase = caseExpecting('wrong', {
      choices: ['red', 'blue'],
      fields: { key: 'blue', place: 1, names: ['a', 'b'] },
    });

    expect(await scoreBy({ kind: 'exact', expected: 'key' }, 'blue', testCase)).toMatchObject({ score: 1 });
    const template = '{{ letters[place] }}: {{ choices[place] }}';
    expect(await scoreBy({ kind: 'exact', expected: template }, 'B: blue', testCase)).toMatchObject({
      score: 1,
    });
    expect(await scoreBy({ kind: 'exact', expected: '{{ names }}' }, 'b', testCase)).toMatchObject({
      score: 1,
    });
    expect(await scoreBy({ kind: 'exact', expected: '{{ expected }}' }, 'wrong', testCase)).toMatchObject({
      score: 1,
    });
  });

  test.each([
    ['an expected answer', { kind: 'exact' }],
    ['the field that a check names', { kind: 'exact', expected: 'missing' }],
    ['a field, though objects inherit it', { kind: 'exact', expected: 'constructor' }],
  ])('to a case without %s is no failure of the model', async (_, check) => {
    await expect(scoreBy(check, 'x', caseExpecting(null))).rejects.toMatchObject({
      boundary: 'scorer',
      causeKey: 'no expected answer',
    });
  });

  test('to a case with an empty list of answers is no failure of the model', async () => {
    await expect(scoreBy({ kind: 'exact' }, 'x', caseExpecting([]))).rejects.toMatchObject({
      boundary: 'scorer',
    });
  });
});

describe('several checks', () => {
  const half = { kind: 'levenshtein', name: 'half' };
  const none = { kind: 'exact', name: 'none' };
  const full = { kind: 'contains', values: 'a', name: 'full' };

  test.each([
    ['weighted', [full, half], 0.75, 'partial'],
    [
      'weighted',
      [
        { ...full, weight: 3 },
        { ...none, weight: 1 },
      ],
      0.75,
      'partial',
    ],
    ['weighted', [full, { ...none, weight: 0 }], 1, 'pass'],
    ['weighted', [{ ...full, weight: 0 }], 1, 'pass'],
    ['all', [full, half], 0.5, 'partial'],
    ['all', [full, half, none], 0, 'fail'],
    ['all', [full, { ...none, weight: 0 }], 1, 'pass'],
    ['any', [none, half], 0.5, 'partial'],
    ['any', [none, full], 1, 'pass'],
  ])('%s of %j give %d: %s', async (combine, checks, score, verdict) => {
    expect(await judge({ checks, combine }, 'ab', 'ax')).toMatchObject({ score, verdict });
  });

  test('explain what fell short, or what decided', async () => {
    const reason = async (combine: string, checks: unknown[]) =>
      (await judge({ checks, combine }, 'ab', 'ax')).reason;

    expect(await reason('all', [full, none])).toBe('none: expected “ax”, got “ab”');
    expect(await reason('any', [none, full])).toBe('full: the answer contains “a”');
    expect(await reason('weighted', [full, { ...full, name: 'again' }])).toBe(
      'full: the answer contains “a”; again: the answer contains “a”',
    );
  });

  test('with weights that do not add up exactly still reach the pass mark', async () => {
    const weights = [0.1, 0.2, 0.7, 0.3, 0.6].map((weight) => ({ ...full, weight }));

    expect(await judge({ checks: weights }, 'a')).toMatchObject({ score: 1, verdict: 'pass' });
    const most = [
      { ...full, weight: 0.1 },
      { ...full, weight: 0.7 },
      { ...none, weight: 0.2 },
    ];
    expect(await judge({ checks: most, passMark: 0.8 }, 'a', 'x')).toMatchObject({
      score: 0.8,
      verdict: 'pass',
    });
  });

  test('pass from the pass mark on', async () => {
    expect(await judge({ checks: [half], passMark: 0.5 }, 'ab', 'ax')).toMatchObject({ verdict: 'pass' });
    expect(await judge({ checks: [half], passMark: 0.51 }, 'ab', 'ax')).toMatchObject({ verdict: 'partial' });
  });
});

describe('rules that do not end', () => {
  const trap = `${'a'.repeat(60)}!`;

  test.each([
    ['an extraction pattern', { extract: [{ regex: '^(a+)+$' }], checks: [{ kind: 'exact' }] }],
    ['a replacement', { extract: [{ replace: '(a|a)+$' }], checks: [{ kind: 'exact' }] }],
    ['a check', { checks: [{ kind: 'regex', pattern: '^(a+)+$' }] }],
    [
      'the pattern of a schema',
      {
        extract: [{ replace: '^|$', with: '"' }],
        checks: [{ kind: 'json-schema', schema: { pattern: '^(a+)+$' } }],
      },
    ],
  ])('are stopped and blamed on the scorer: %s', async (_, scoring) => {
    const scorer = scorerOf(scoring, { deadlineMs: 100 });

    await expect(scorer.score(trap, [], caseExpecting('x'))).rejects.toMatchObject({
      boundary: 'scorer',
      causeKey: 'scoring time limit',
    });
  });

  test('leave the scorer usable', async () => {
    const scorer = scorerOf({ checks: [{ kind: 'regex', pattern: '^(a+)+$' }] }, { deadlineMs: 1_500 });
    await expect(scorer.score(trap, [], caseExpecting(null))).rejects.toMatchObject({ boundary: 'scorer' });

    expect(await scorer.score('aaa', [], caseExpecting(null))).toMatchObject({ verdict: 'pass' });
  });
});

describe('every check', () => {
  const kinds = [
    { kind: 'exact' },
    { kind: 'contains' },
    { kind: 'starts-with' },
    { kind: 'ends-with' },
    { kind: 'set', separator: '|', partial: true },
    { kind: 'list', separator: '|', partial: true },
    { kind: 'f1' },
    { kind: 'rouge', variant: 'rouge-1' },
    { kind: 'rouge', variant: 'rouge-2', stem: true },
    { kind: 'rouge', variant: 'rouge-l' },
    { kind: 'bleu', smooth: 'exp' },
    { kind: 'bleu', smooth: 'none' },
    { kind: 'bleu', smooth: 'add-k' },
    { kind: 'chrf' },
    { kind: 'chrf', wordOrder: 2 },
    { kind: 'levenshtein' },
    { kind: 'json-equal', partial: true, ignoreOrder: true },
  ];
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(fc.constantFrom('the', 'cat', 'cats', '3.5', ',', '—', 'é', '東京', '"', '{', ' '), {
        maxLength: 20,
      })
      .map((words) => words.join(' ')),
  );

  test.each(kinds)('$kind gives a score from 0 to 1 and a reason for any answer', async (check) => {
    await fc.assert(
      fc.asyncProperty(text, text, async (response, expected) => {
        const score = Score.parse(await scoreBy(check, response, caseExpecting(expected)));
        expect(score.reason.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test.each(kinds)('$kind gives its own expected answer a full score', async (check) => {
    await fc.assert(
      fc.asyncProperty(text, async (expected) => {
        const response = check.kind === 'json-equal' ? JSON.stringify(expected) : expected;
        const wanted = check.kind === 'json-equal' ? { value: expected } : expected;
        const answer = check.kind === 'json-equal' ? `{"value": ${response}}` : response;
        expect(await scoreBy(check, answer, caseExpecting(wanted))).toMatchObject({ score: 1 });
      }),
      { numRuns: 60 },
    );
  });

  test.each(kinds)('$kind bears an answer of a megabyte', async (check) => {
    const score = await scoreBy(check, 'word '.repeat(200_000), caseExpecting('one word of it'));

    expect(score.score).toBeLessThan(1);
  });
});
