import type { RescoredResult, StoredResponse } from '#core/catalog/catalog.ts';
import { failurePattern, judgedFlags } from '#core/engine/attempt-flags.ts';
import type { PlannedCase, ResponseScorer } from '#core/engine/attempt-ports.ts';
import type { ScoringTools } from '#core/engine/ports.ts';
import { BoundaryError, within } from '#core/engine/boundary.ts';

/** The new judgement of a stored response. A scorer that breaks makes it an error, as in a run. */
export async function judgeAgain(
  stored: StoredResponse,
  testCase: PlannedCase,
  { scorer, extracts, tools }: { scorer: ResponseScorer; extracts: boolean; tools: ScoringTools },
): Promise<RescoredResult> {
  const { id, response, transcript } = stored;
  try {
    const score = await within('scorer', () => scorer.score(response, transcript, testCase, tools));
    const flags = judgedFlags(stored.flags, stored, score, { extracts });
    const pattern = failurePattern(score, flags);
    return { id, score, verdict: score.verdict, pattern, failure: null, flags };
  } catch (error) {
    if (!(error instanceof BoundaryError)) throw error;
    const failure = { boundary: error.boundary, cause: error.causeKey, message: error.message };
    return { id, score: null, verdict: 'error', pattern: null, failure, flags: stored.flags };
  }
}
