import { drawSample } from './draw-sample.ts';
import { percentileOfSorted } from './percentile.ts';
import { seededRandom } from './seeded-random.ts';

/** The scores of all scored attempts at one case. */
export interface CaseScores {
  /** Sum of the scores. */
  readonly sum: number;
  /** Number of scored attempts. */
  readonly count: number;
}

export interface BootstrapOptions {
  readonly seed?: number;
  readonly resamples?: number;
  /** Coverage of the interval. */
  readonly level?: number;
}

/** More units than this are resampled as this many random groups. */
const MOST_UNITS = 4_096;

/**
 * Mean score over all attempts with a percentile bootstrap interval (95 % unless told otherwise) that draws whole
 * cases, so that attempts at one case stay together. The same scores and seed give the same interval everywhere.
 * Cases without attempts are ignored; null when none is left.
 *
 * Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 13 (percentile interval) and 8 (the unit
 * that is drawn is the independent one). Above 4,096 cases these are first dealt at random into 4,096 groups of equal
 * size and groups are drawn instead (random groups: Wolter, "Introduction to Variance Estimation" (2007), chapter 2):
 * the interval's width is the same up to about 1 %, and 100,000 cases take no longer than 4,096.
 */
export function bootstrapMean(
  cases: Iterable<CaseScores>,
  options: BootstrapOptions = {},
): { value: number; low: number; high: number } | null {
  const { seed = 1, resamples = 2_000, level = 0.95 } = options;
  const scored = [...cases].filter((one) => one.count > 0);
  if (scored.length === 0) return null;
  const means = resampledMeans(unitsOf(scored, seed), resamples, seed).sort();
  const tail = (1 - level) / 2;
  const value = total(scored, (one) => one.sum) / total(scored, (one) => one.count);
  return {
    value,
    low: percentileOfSorted(means, tail) ?? value,
    high: percentileOfSorted(means, 1 - tail) ?? value,
  };
}

interface Units {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

function unitsOf(cases: readonly CaseScores[], seed: number): Units {
  const size = Math.min(cases.length, MOST_UNITS);
  const units = { sums: new Float64Array(size), counts: new Float64Array(size) };
  const order = size < cases.length ? drawSample(cases.length, cases.length, seed) : null;
  for (let place = 0; place < cases.length; place++) {
    const one = cases[order?.[place] ?? place];
    if (one === undefined) continue;
    const unit = place % size;
    units.sums[unit] = (units.sums[unit] ?? 0) + one.sum;
    units.counts[unit] = (units.counts[unit] ?? 0) + one.count;
  }
  return units;
}

function resampledMeans({ sums, counts }: Units, resamples: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const size = sums.length;
  const means = new Float64Array(resamples);
  const drawn = new Uint32Array(size);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    let count = 0;
    random.fillBelow(size, drawn);
    // By place: the iterator of a long array takes ten times as long.
    for (let draw = 0; draw < size; draw++) {
      const unit = drawn[draw] ?? 0;
      sum += sums[unit] ?? 0;
      count += counts[unit] ?? 0;
    }
    means[resample] = sum / count;
  }
  return means;
}

function total(cases: readonly CaseScores[], of: (one: CaseScores) => number): number {
  let sum = 0;
  for (const one of cases) sum += of(one);
  return sum;
}
