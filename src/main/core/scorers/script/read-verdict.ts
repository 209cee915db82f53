import * as z from 'zod';

import type { Outcome } from '#core/engine/ports.ts';

import { formatScore } from '../outcome.ts';

const Score = z.union([z.number().min(0).max(1), z.boolean()]);
const Verdict = z.union([Score, z.object({ score: Score, reason: z.string().optional() })]);

const LONGEST_REASON = 1_000;

/**
 * What a script returned, as JSON: a number from 0 to 1, true or false, or {score, reason}. `problem` says what is wrong
 * with anything else.
 */
export function readVerdict(
  valueJson: string | null,
): Pick<Outcome, 'score' | 'reason'> | { readonly problem: string } {
  const parsed = Verdict.safeParse(jsonOf(valueJson));
  if (!parsed.success) {
    const shown = valueJson === null ? 'nothing' : valueJson.slice(0, 100);
    return {
      problem: `it returned ${shown}; it must return a number from 0 to 1, true or false, or {score, reason}`,
    };
  }
  const verdict = typeof parsed.data === 'object' ? parsed.data : { score: parsed.data };
  const score = Number(verdict.score);
  const reason = 'reason' in verdict && verdict.reason !== undefined ? verdict.reason.trim() : '';
  return {
    score,
    reason: reason === '' ? `the script gave ${formatScore(score)}` : reason.slice(0, LONGEST_REASON),
  };
}

/** Python writes NaN where JSON has no word for it. */
function jsonOf(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
