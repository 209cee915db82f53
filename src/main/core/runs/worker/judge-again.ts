import type { RescoredResult, StoredResponse } from '#core/catalog/catalog.ts';
import { failurePattern, judgedFlags } from '#core/engine/attempt-flags.ts';
import type { PlannedCase, ResponseScorer, RoleModel } from '#core/engine/attempt-ports.ts';
import { BoundaryError, within } from '#core/engine/boundary.ts';
import { candidateEntries } from '#core/engine/candidate-entries.ts';
import { notedSandboxes } from '#core/engine/noted-sandboxes.ts';
import { ModelError, type Sandboxes, type ScoringTools } from '#core/engine/ports.ts';
import { judgeModels } from '#core/engine/role-calls.ts';
import type { RoleLedger } from '#core/engine/role-ledger.ts';
import { HELD_BACK } from '#core/providers/held-back.ts';
import { AppError } from '#shared/errors.ts';

import { jobSetting } from './job-setting.ts';
import type { WorkerTools } from './worker-tools.ts';

/** What stored responses are judged again with. */
export interface JudgingAgain {
  scorer: ResponseScorer;
  extracts: boolean;
  sandboxes: Sandboxes;
  /** Empty: judged checks keep the judgements they have. */
  judges: readonly RoleModel[];
  maxRetries: number;
  /** Ends what judges are asked. */
  signal?: AbortSignal;
  worker: Pick<WorkerTools, 'clock'>;
}

/** A judge could not be asked about a response, so that its earlier judgement stands. */
export interface NotJudged {
  notJudged: string;
}

/**
 * The new judgement of a stored response. A scorer that breaks makes it an error, as in a run; but a judge whose
 * server fails says nothing about the answer. Throws AppError `offline-locked` when the lock held a judge back.
 */
export async function judgeAgain(
  stored: StoredResponse,
  testCase: PlannedCase,
  judging: JudgingAgain,
): Promise<RescoredResult | NotJudged> {
  const { id, response } = stored;
  const seen = new Set<string>();
  const { tools, ledger } = toolsOf(stored, testCase, { judging, seen });
  const told = () => ({
    judges: judging.judges.length === 0 ? null : ledger.entries(),
    sandboxes: [...seen],
  });
  try {
    const transcript = candidateEntries(stored.transcript);
    const score = await within('scorer', () => judging.scorer.score(response, transcript, testCase, tools));
    mustBeOfTheAnswer(stored, score.answer, tools);
    const flags = judgedFlags(stored.flags, stored, score, judging);
    const pattern = failurePattern(score, flags);
    return { id, score, verdict: score.verdict, pattern, failure: null, flags, ...told() };
  } catch (error) {
    if (!(error instanceof BoundaryError)) throw error;
    if (error.causeKey.endsWith(HELD_BACK)) throw new AppError('offline-locked', error.message);
    if (error.cause instanceof ModelError) return { notJudged: error.message };
    const failure = { boundary: error.boundary, cause: error.causeKey, message: error.message };
    const { flags } = stored;
    return { id, score: null, verdict: 'error', pattern: null, failure, flags, ...told() };
  }
}

function toolsOf(
  { attempt, judgements }: StoredResponse,
  testCase: PlannedCase,
  { judging, seen }: { judging: JudgingAgain; seen: Set<string> },
): { tools: ScoringTools; ledger: RoleLedger } {
  const { judges, maxRetries, sandboxes, worker, signal } = judging;
  const setting = jobSetting(testCase, worker, { attempt, maxRetries, ...(signal && { signal }) });
  const tools: ScoringTools = {
    signal: setting.signal,
    sandboxes: notedSandboxes(sandboxes, seen),
    judges: judgeModels(judges, setting),
    ...(judges.length === 0 ? { judgements } : {}),
  };
  return { tools, ledger: setting.ledger };
}

/** A judgement holds for the answer that was judged, and for no other that new rules find in the response. */
function mustBeOfTheAnswer(
  stored: StoredResponse,
  answer: string | null,
  { judgements = [] }: Pick<ScoringTools, 'judgements'>,
): void {
  if (judgements.length === 0 || answer === null || answer === stored.answer) return;
  const message =
    'These rules find another answer in the response than the one that was judged. Have it judged again with --judge PROVIDER:MODEL.';
  throw new BoundaryError('scorer', message, { causeKey: 'answer not judged' });
}
