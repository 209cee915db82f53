import { seededRandom } from './seeded-random.ts';

/**
 * `count` different integers of 0 … `size` - 1, every subset equally likely, in random order; all of them when `count`
 * exceeds `size`. The same seed gives the same sample everywhere. Partial Fisher–Yates shuffle (Knuth, TAOCP vol. 2,
 * 3.4.2, algorithm P).
 */
export function drawSample(size: number, count: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const pool = Uint32Array.from({ length: size }, (_, index) => index);
  const taken = Math.min(count, size);
  for (let place = 0; place < taken; place++) {
    swap(pool, place, place + random.below(size - place));
  }
  return pool.slice(0, taken);
}

function swap(values: Uint32Array, first: number, second: number): void {
  const kept = values[first] ?? 0;
  values[first] = values[second] ?? 0;
  values[second] = kept;
}
