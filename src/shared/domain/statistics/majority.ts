import type { CaseTally } from './accuracy.ts';

/**
 * Share of cases of which more than half of the scored attempts passed; a tie is not a majority. Cases without a
 * scored attempt are ignored; null when none is left. Never above what voting over the answers themselves
 * (Wang et al., "Self-Consistency Improves Chain of Thought Reasoning in Language Models", 2022) would give, since
 * wrong answers may split their votes.
 */
export function majorityAccuracy(cases: Iterable<CaseTally>): number | null {
  let counted = 0;
  let won = 0;
  for (const { passed, scored } of cases) {
    if (scored === 0) continue;
    counted += 1;
    if (passed * 2 > scored) won += 1;
  }
  return counted === 0 ? null : won / counted;
}
