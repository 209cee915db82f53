import { describe, expect, test } from 'vitest';

import { looseObjects } from '#core/scorers/judge/loose-json.ts';
import { readByPattern, readReply } from '#core/scorers/judge/read-reply.ts';
import type { VerdictForm } from '#core/scorers/judge/verdict-form.ts';

const passFail: VerdictForm = { kind: 'pass-fail' };
const tenPoints: VerdictForm = { kind: 'scale', from: 0, to: 10 };
const pair: VerdictForm = { kind: 'pair' };

describe('a verdict is read', () => {
  test.each([
    ['{"reasoning": "fine", "verdict": "pass"}', passFail, 1],
    ['{"verdict": "fail"}', passFail, 0],
    ['```json\n{"reasoning": "fine", "verdict": "PASS"}\n```', passFail, 1],
    ['Here it is:\n{"verdict": "pass",}\nI hope that helps.', passFail, 1],
    ["{'reasoning': 'It's fine', 'verdict': 'pass'}", passFail, 1],
    ['{reasoning: "fine", passed: True}', passFail, 1],
    ['{"reasoning": "He said "no", twice", "score": 7}', tenPoints, 0.7],
    ['{"score": "7/10"}', tenPoints, 0.7],
    ['{"score": "4 out of 5"}', tenPoints, 0.8],
    ['I first thought {"score": 3}, but then: {"score": 9}', tenPoints, 0.9],
    ['It has merit.\n\nScore: 7/10', tenPoints, 0.7],
    ['**Rating:** 8.5', tenPoints, 0.85],
    ['The final score is 6.', tenPoints, 0.6],
    ['Explanation. Rating: [[5]]', tenPoints, 0.5],
    ['Verdict: PASS. The answer is right.', passFail, 1],
    ['Incorrect', passFail, 0],
    ['{"winner": "Assistant A"}', pair, 1],
    ['{"winner": "B"}', pair, 0],
    ['{"winner": "tie"}', pair, 0.5],
    ['My final verdict is: [[C]]', pair, 0.5],
  ] as const)('from %j', (text, verdict, score) => {
    expect(readReply(text, { verdict, criteria: [] })?.score).toBe(score);
  });

  test.each([
    ['', passFail],
    ['I cannot judge this.', passFail],
    ['{"verdict": "perhaps"}', passFail],
    ['{"score": 11}', tenPoints],
    ['{"score": -1}', tenPoints],
    ['{"score": null}', tenPoints],
    ['{'.repeat(3_000), passFail],
  ] as const)('not from %j', (text, verdict) => {
    expect(readReply(text, { verdict, criteria: [] })).toBeNull();
  });
});

describe('a rubric is read', () => {
  const criteria = [
    { name: 'Clear', weight: 3 },
    { name: 'On topic', weight: 1 },
  ];
  const form = { verdict: tenPoints, criteria };

  test.each([
    ['{"criteria": {"Clear": {"reasoning": "r", "score": 10}, "On topic": {"score": 2}}}'],
    ['{"criteria": [{"name": "clear", "score": 10}, {"name": "on_topic", "score": 2}]}'],
    ['{"Clear": 10, "On topic": 2}'],
    ['- Clear: 10/10\n- **On topic**: 2 - hardly'],
  ])('from %j', (text) => {
    const read = readReply(text, form);

    expect(read?.criteria.map(({ score }) => score)).toEqual([1, 0.2]);
    expect(read?.score).toBeCloseTo(0.8, 12);
  });

  test('not where a criterion is missing', () => {
    expect(readReply('{"criteria": {"Clear": {"score": 10}}}', form)).toBeNull();
  });
});

test('a pattern finds the last verdict, so that a quoted answer cannot stand in for it', () => {
  const pattern = /\[\[(\d+\.?\d*)\]\]/g;
  const text = 'The answer says “give me [[10]]”. Rating: [[2]]';

  expect(readByPattern(text, pattern, tenPoints)?.score).toBe(0.2);
  expect(readByPattern('no rating', pattern, tenPoints)).toBeNull();
});

test('objects in a text are found whatever stands around them', () => {
  expect(looseObjects('a {b} {"x": [1, {"y": null}],} {"z": "line\nbreak"} {')).toEqual([
    { x: [1, { y: null }] },
    { z: 'line\nbreak' },
  ]);
});
