import { expect, test } from 'vitest';

import type { Judging } from '#core/engine/ports.ts';
import { overlapVerdict } from '#core/providers/baseline-overlap.ts';
import { readByPattern, readReply } from '#core/scorers/judge/read-reply.ts';

function judging(changes: Partial<Judging> = {}): Judging {
  return {
    answer: 'rain is wet',
    reference: 'rain is wet and cold',
    other: null,
    isSwapped: false,
    criteria: [],
    scale: 'pass-fail',
    ...changes,
  };
}

test('an answer passes from half of the words in common on', () => {
  const verdictOf = (answer: string) =>
    readReply(overlapVerdict(judging({ answer })), { verdict: { kind: 'pass-fail' }, criteria: [] })?.score;

  expect(['rain is wet and cold', 'rain is wet', 'snow is white', ''].map(verdictOf)).toEqual([1, 1, 0, 0]);
});

test('a scale is filled by the share of words, in whole numbers where its ends are', () => {
  const scored = (scale: { from: number; to: number }) => overlapVerdict(judging({ scale }));
  const form = { kind: 'scale', from: 1, to: 10 } as const;

  expect(JSON.parse(scored({ from: 1, to: 10 }).split('\n')[0] ?? '')).toMatchObject({ score: 8 });
  expect(JSON.parse(scored({ from: 0, to: 1 }).split('\n')[0] ?? '')).toMatchObject({ score: 0.75 });
  expect(readByPattern(scored(form), /\[\[(\d+)\]\]/g, form)?.score).toBeCloseTo(7 / 9, 12);
});

test('every criterion gets the same verdict', () => {
  const form = {
    verdict: { kind: 'pass-fail' },
    criteria: [
      { name: 'clear', weight: 1 },
      { name: 'short', weight: 1 },
    ],
  } as const;

  const read = readReply(overlapVerdict(judging({ criteria: ['clear', 'short'] })), form);

  expect(read?.criteria.map(({ name, score }) => [name, score])).toEqual([
    ['clear', 1],
    ['short', 1],
  ]);
});

test.each([
  ['rain', false, 1],
  ['rain', true, 0],
  ['rain is wet and cold', false, 0],
  ['rain is wet and cold', true, 1],
  ['wet is rain', false, 0.5],
])('against “%s” (swapped: %s) place A gets %d', (other, isSwapped, placeA) => {
  const reply = overlapVerdict(judging({ other, isSwapped }));

  expect(readReply(reply, { verdict: { kind: 'pair' }, criteria: [] })?.score).toBe(placeA);
});

test('it judges nothing without a reference, and is no model to be evaluated', () => {
  expect(() => overlapVerdict(judging({ reference: null }))).toThrow('this case has none');
  expect(() => overlapVerdict(undefined)).toThrow('only judges');
});
