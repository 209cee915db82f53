import { countNgrams, overlap, total } from './count-ngrams.ts';
import { tokenize13a } from './tokenize-13a.ts';

export type BleuSmoothing = 'none' | 'exp' | 'add-k';

const LARGEST_ORDER = 4;

/**
 * Sentence BLEU of an answer against one or more references together, from 0 to 1.
 * Papineni et al., "BLEU: a Method for Automatic Evaluation of Machine Translation" (2002). Numbers equal those of
 * sacreBLEU's `sentence_bleu` / 100: 13a tokens, orders 1 to 4 but none that the answer is too short for (effective
 * order), the length of the closest reference, counts clipped by the reference that has most. Smoothing after Chen
 * and Cherry, "A Systematic Comparison of Smoothing Techniques for Sentence-Level BLEU" (2014): `exp` is method 3,
 * `add-k` method 2 with k = 1. Without a single matching word the score is 0.
 */
export function bleu(answer: string, references: readonly string[], smoothing: BleuSmoothing): number {
  const given = tokenize13a(answer);
  const wanted = references.map(tokenize13a);
  const orders = Array.from({ length: LARGEST_ORDER }, (_, index) => matchOrder(given, wanted, index + 1));
  if (orders.every(({ matched }) => matched === 0)) return 0;
  const precisions = smoothed(orders, smoothing);
  const logarithms = precisions.reduce((sum, precision) => sum + Math.log(precision), 0);
  return brevityPenalty(given.length, wanted) * Math.exp(logarithms / precisions.length);
}

interface Order {
  readonly matched: number;
  readonly possible: number;
}

function matchOrder(given: readonly string[], wanted: readonly (readonly string[])[], size: number): Order {
  const counts = countNgrams(given, size);
  const most = new Map<string, number>();
  for (const reference of wanted) {
    for (const [ngram, count] of countNgrams(reference, size)) {
      most.set(ngram, Math.max(count, most.get(ngram) ?? 0));
    }
  }
  return { matched: overlap(counts, most), possible: total(counts) };
}

function smoothed(orders: readonly Order[], smoothing: BleuSmoothing): number[] {
  const precisions: number[] = [];
  let divisor = 1;
  for (const [index, { matched, possible }] of orders.entries()) {
    const added = smoothing === 'add-k' && index > 0 ? 1 : 0;
    if (possible + added === 0) break;
    if (matched + added === 0 && smoothing === 'exp') divisor *= 2;
    const numerator = matched + added === 0 && smoothing === 'exp' ? 1 / divisor : matched + added;
    precisions.push(numerator / (possible + added));
  }
  return precisions;
}

/** exp(1 - r/c) for an answer of c words shorter than the closest reference of r words (the shorter of two as close). */
function brevityPenalty(length: number, wanted: readonly (readonly string[])[]): number {
  const closest = wanted
    .map((reference) => reference.length)
    .reduce((best, candidate) => {
      const difference = Math.abs(length - candidate) - Math.abs(length - best);
      return difference < 0 || (difference === 0 && candidate < best) ? candidate : best;
    });
  return length < closest ? Math.exp(1 - closest / length) : 1;
}
