import type { CaseTally } from './accuracy.ts';

/**
 * Chance that at least one of `k` attempts passes, estimated without bias from `passed` of `scored` attempts:
 * 1 - C(n-c, k) / C(n, k), computed as 1 - Π (1 - k/i) for i = n-c+1 … n.
 * Chen et al., "Evaluating Large Language Models Trained on Code" (2021), equation 1. Needs k ≤ scored.
 */
export function passAtK({ passed, scored }: CaseTally, k: number): number {
  if (scored - passed < k) return 1;
  let allFail = 1;
  for (let i = scored - passed + 1; i <= scored; i++) allFail *= 1 - k / i;
  return 1 - allFail;
}

/**
 * Chance that all of `k` attempts pass, estimated without bias: C(c, k) / C(n, k).
 * Yao et al., "τ-bench: A Benchmark for Tool-Agent-User Interaction in Real-World Domains" (2024), pass^k.
 * Needs k ≤ scored.
 */
export function passHatK({ passed, scored }: CaseTally, k: number): number {
  let allPass = 1;
  for (let i = 0; i < k; i++) allPass *= Math.max(0, passed - i) / (scored - i);
  return allPass;
}

/** Beyond 10 attempts only these k are reported, and the largest possible one. */
const ROUND_KS = [20, 25, 50, 100, 200, 250, 500, 1_000];

/**
 * Mean of a pass@k or pass^k over the cases for each k up to the largest number of scored attempts at a case (all of
 * 1 to 10, then round ones and the largest), over cases with at least k scored attempts; the keys are the k.
 */
export function meanByK(
  cases: readonly CaseTally[],
  estimate: (tally: CaseTally, k: number) => number,
): Record<string, number> {
  const largest = cases.reduce((most, tally) => Math.max(most, tally.scored), 0);
  const means: Record<string, number> = {};
  for (const k of reportedKs(largest)) {
    const eligible = cases.filter((tally) => tally.scored >= k);
    const sum = eligible.reduce((partial, tally) => partial + estimate(tally, k), 0);
    means[String(k)] = sum / eligible.length;
  }
  return means;
}

function reportedKs(largest: number): number[] {
  const small = Array.from({ length: Math.min(10, largest) }, (_, index) => index + 1);
  const round = ROUND_KS.filter((k) => k < largest);
  return largest > 10 ? [...small, ...round, largest] : small;
}
