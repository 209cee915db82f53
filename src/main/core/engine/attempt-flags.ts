import { type CaseResult, type Flag, FLAGS, type Pattern, type Score } from '#shared/domain/case-result.ts';

import type { AttemptLog } from './attempt-tools.ts';
import { isRefusal } from './is-refusal.ts';

/** Flags that depend on the judgement; the others are facts of the call and survive rescoring. */
const JUDGED: ReadonlySet<Flag> = new Set(['unparsed', 'refusal', 'empty-answer']);

/** What the calls of an attempt showed. */
export function callFlags(log: AttemptLog): Flag[] {
  const { replies } = log;
  const flags: Flag[] = [];
  if (replies.some((reply) => reply.promptTruncated)) flags.push('truncated-prompt');
  if (replies.at(-1)?.finishReason === 'length') flags.push('length-stopped');
  if (log.leakedThinking) flags.push('leaked-thinking');
  if (replies.some((reply) => reply.cached)) flags.push('cached');
  if (replies.some((reply) => reply.droppedParameters !== undefined)) flags.push('parameter-dropped');
  if (log.transcript.some((entry) => entry.limit !== undefined)) flags.push('limit-reached');
  return flags;
}

/** The flags of a judged response, in the order of FLAGS. `callFlags` may come from an earlier judgement. */
export function judgedFlags(
  known: readonly Flag[],
  { response, finishReason, transcript }: Pick<CaseResult, 'response' | 'finishReason' | 'transcript'>,
  score: Score,
  { extracts }: { extracts: boolean },
): Flag[] {
  const flags = new Set(known.filter((flag) => !JUDGED.has(flag)));
  // Tool calls are an answer too.
  const isEmpty = response.trim() === '' && !transcript.some(({ toolCalls = [] }) => toolCalls.length > 0);
  if (isEmpty) flags.add('empty-answer');
  if (extracts && score.answer === null) flags.add('unparsed');
  const isFiltered = finishReason === 'content-filter';
  if (score.verdict !== 'pass' && (isFiltered || isRefusal(response))) flags.add('refusal');
  return FLAGS.filter((flag) => flags.has(flag));
}

/** Why an answer failed, told from its flags; null when it passed. */
export function failurePattern(score: Score, flags: readonly Flag[]): Pattern | null {
  if (score.verdict === 'pass') return null;
  // A model that was stopped while it thought has no answer because it was stopped.
  if (flags.includes('length-stopped')) return 'too-long';
  if (flags.includes('refusal')) return 'refusal';
  if (flags.includes('empty-answer')) return 'empty';
  return score.answer === null ? 'wrong-format' : 'wrong-answer';
}
