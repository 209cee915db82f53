import { readFileSync } from 'node:fs';

import * as z from 'zod';
import { describe, expect, test } from 'vitest';

import { bleu } from '#core/scorers/metrics/bleu.ts';
import { chrf } from '#core/scorers/metrics/chrf.ts';
import { commonSubsequenceLength } from '#core/scorers/metrics/common-subsequence.ts';
import { levenshteinDistance, levenshteinSimilarity } from '#core/scorers/metrics/levenshtein.ts';
import { porterStem } from '#core/scorers/metrics/porter-stem.ts';
import { rouge } from '#core/scorers/metrics/rouge.ts';
import { tokenF1 } from '#core/scorers/metrics/token-f1.ts';

const rougeScores = z.object({ '1': z.number(), '2': z.number(), l: z.number() });
const recorded = z
  .object({
    pairs: z.array(
      z.object({
        answer: z.string(),
        references: z.array(z.string()),
        bleu: z.object({ exp: z.number(), none: z.number(), 'add-k': z.number() }),
        chrf: z.number(),
        chrfPlusPlus: z.number(),
        rouge: rougeScores,
        rougeStemmed: rougeScores,
        f1: z.number(),
      }),
    ),
    stems: z.record(z.string(), z.string()),
  })
  .parse(
    JSON.parse(readFileSync(new URL('../fixtures/metrics/reference-outputs.json', import.meta.url), 'utf8')),
  );

describe.each(recorded.pairs)('for “$answer”', ({ answer, references, ...expected }) => {
  const reference = references[0] ?? '';

  test('BLEU is that of sacreBLEU', () => {
    expect(bleu(answer, references, 'exp')).toBeCloseTo(expected.bleu.exp, 12);
    expect(bleu(answer, references, 'none')).toBeCloseTo(expected.bleu.none, 12);
    expect(bleu(answer, references, 'add-k')).toBeCloseTo(expected.bleu['add-k'], 12);
  });

  test('chrF and chrF++ are those of sacreBLEU', () => {
    expect(chrf(answer, reference, { wordOrder: 0 })).toBeCloseTo(expected.chrf, 12);
    expect(chrf(answer, reference, { wordOrder: 2 })).toBeCloseTo(expected.chrfPlusPlus, 12);
  });

  test.each([
    [false, expected.rouge],
    [true, expected.rougeStemmed],
  ])('ROUGE is that of rouge_score (stemming: %s)', (stem, scores) => {
    expect(rouge(answer, reference, { variant: 'rouge-1', stem })).toBeCloseTo(scores['1'], 12);
    expect(rouge(answer, reference, { variant: 'rouge-2', stem })).toBeCloseTo(scores['2'], 12);
    expect(rouge(answer, reference, { variant: 'rouge-l', stem })).toBeCloseTo(scores.l, 12);
  });

  test('F1 is that of SQuAD', () => {
    expect(tokenF1(answer, reference)).toBeCloseTo(expected.f1, 12);
  });
});

test('stems are those of NLTK', () => {
  const stems = Object.fromEntries(Object.keys(recorded.stems).map((word) => [word, porterStem(word)]));

  expect(stems).toEqual(recorded.stems);
});

describe('published examples', () => {
  test('ROUGE-L of Lin (2004), section 3: “police kill the gunman” and “the gunman kill police”', () => {
    const score = (answer: string) =>
      rouge(answer, 'police killed the gunman', { variant: 'rouge-l', stem: false });

    expect(score('police kill the gunman')).toBeCloseTo(3 / 4, 12);
    expect(score('the gunman kill police')).toBeCloseTo(2 / 4, 12);
  });

  test('BLEU of Papineni et al. (2002), example 2: a repeated word is clipped to 2 of 7', () => {
    const score = bleu(
      'the the the the the the the',
      ['The cat is on the mat .', 'There is a cat on the mat .'],
      'none',
    );

    // No pair of words matches, so only the clipped unigrams could count.
    expect(score).toBe(0);
    expect(bleu('the cat', ['the cat sat'], 'none')).toBeCloseTo(Math.exp(1 - 3 / 2), 12);
  });

  test.each([
    ['kitten', 'sitting', 3],
    ['intention', 'execution', 5],
    ['Saturday', 'Sunday', 3],
    ['', 'abc', 3],
    ['a😀b', 'ab', 1],
  ])('the distance of %j and %j is %i', (first, second, distance) => {
    expect(levenshteinDistance(first, second)).toBe(distance);
    expect(levenshteinDistance(second, first)).toBe(distance);
  });

  test('F1 of SQuAD ignores case, punctuation and articles', () => {
    expect(tokenF1('The Eiffel Tower!', 'eiffel tower')).toBe(1);
    expect(tokenF1('a', 'the')).toBe(1);
    expect(tokenF1('', 'tower')).toBe(0);
    expect(tokenF1('tall eiffel tower', 'eiffel tower')).toBeCloseTo(0.8, 12);
  });
});

describe('bit-parallel algorithms agree with the plain ones', () => {
  // Lengths around the borders of words of 31 and 32 bits.
  const lengths = [0, 1, 2, 30, 31, 32, 33, 62, 63, 64, 65, 100];
  const text = (length: number, step: number) =>
    Array.from({ length }, (_, index) => 'abcd'.charAt((index * step + (index % 7) * index) % 4));

  test('for the edit distance', () => {
    for (const first of lengths.map((length) => text(length, 3))) {
      for (const second of lengths.map((length) => text(length, 5))) {
        expect(levenshteinDistance(first.join(''), second.join(''))).toBe(plainDistance(first, second));
      }
    }
  });

  test('for the longest common subsequence', () => {
    for (const first of lengths.map((length) => text(length, 3))) {
      for (const second of lengths.map((length) => text(length, 5))) {
        expect(commonSubsequenceLength(first, second)).toBe(plainSubsequence(first, second));
      }
    }
  });

  test('also for a megabyte', () => {
    expect(levenshteinSimilarity('abc'.repeat(333_333), 'xyz'.repeat(30))).toBe(0);
    expect(() => levenshteinDistance('ab'.repeat(500_000), 'xy'.repeat(500_000))).toThrow(/too long/);
    const words = Array.from({ length: 100_000 }, (_, index) => `w${index % 1_000}`);
    expect(commonSubsequenceLength(words, words)).toBe(100_000);
  });
});

function plainDistance(first: readonly string[], second: readonly string[]): number {
  let row = Array.from({ length: second.length + 1 }, (_, place) => place);
  for (const [place, letter] of first.entries()) {
    const next = [place + 1];
    for (const [column, other] of second.entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}

function plainSubsequence(first: readonly string[], second: readonly string[]): number {
  let row = Array.from({ length: second.length + 1 }, () => 0);
  for (const letter of first) {
    const next = [0];
    for (const [column, other] of second.entries()) {
      const same = (row[column] ?? 0) + 1;
      next.push(letter === other ? same : Math.max(row[column + 1] ?? 0, next[column] ?? 0));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}
