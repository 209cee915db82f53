import { type Judging, ModelError } from '#core/engine/ports.ts';
import { tokenF1 } from '#core/scorers/metrics/token-f1.ts';

/** Share of common words from which on an answer passes. */
const PASS_FROM = 0.5;

/**
 * Judges without understanding: by the F1 of the words that the answer shares with the reference. The reply is JSON
 * and, for prompts with a pattern, `[[verdict]]`. Throws ModelError where there is nothing to judge or compare with.
 */
export function overlapVerdict(judging: Judging | undefined): string {
  if (judging === undefined) {
    throw refusal('baseline:overlap only judges. Choose it as a judge, not as the model that is evaluated.');
  }
  const { answer, reference, other, criteria } = judging;
  if (reference === null) {
    throw refusal('baseline:overlap compares words with a reference, and this case has none.');
  }
  const overlap = tokenF1(answer, reference);
  if (other !== null) return replyOf('winner', winner(judging, overlap, tokenF1(other, reference)), overlap);
  const { key, value } = verdictOf(judging, overlap);
  if (criteria.length === 0) return replyOf(key, value, overlap);
  const rubric = criteria.map((name) => [name, { reasoning: reason(overlap), [key]: value }]);
  return `${JSON.stringify({ criteria: Object.fromEntries(rubric) })}\nVerdict: [[${value}]]`;
}

function verdictOf({ scale }: Judging, overlap: number): { key: string; value: string | number } {
  if (scale === 'pass-fail') return { key: 'verdict', value: overlap >= PASS_FROM ? 'pass' : 'fail' };
  const score = scale.from + overlap * (scale.to - scale.from);
  const isWhole = Number.isInteger(scale.from) && Number.isInteger(scale.to) && scale.to - scale.from > 1;
  return { key: 'score', value: isWhole ? Math.round(score) : Number(score.toFixed(3)) };
}

function winner({ isSwapped }: Judging, ours: number, theirs: number): string {
  if (ours === theirs) return 'tie';
  return ours > theirs !== isSwapped ? 'A' : 'B';
}

function replyOf(key: string, value: string | number, overlap: number): string {
  return `${JSON.stringify({ reasoning: reason(overlap), [key]: value })}\nVerdict: [[${value}]]`;
}

function reason(overlap: number): string {
  return `${Math.round(overlap * 100)} % of the words agree with the reference (F1); the meaning was not looked at.`;
}

function refusal(message: string): ModelError {
  return new ModelError(message, { retryable: false, causeKey: 'nothing to judge' });
}
