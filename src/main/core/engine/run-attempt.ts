import type { CaseResult, Score } from '#shared/domain/case-result.ts';

import { startDeadline } from './attempt-deadline.ts';
import { callFlags, failurePattern, judgedFlags } from './attempt-flags.ts';
import type { AttemptPlan, AttemptPorts, PlannedCase } from './attempt-ports.ts';
import { type Attempt, type AttemptLog, attemptTools, roleSetting } from './attempt-tools.ts';
import { BoundaryError, within } from './boundary.ts';
import { abortable } from './abortable.ts';
import { candidateEntries } from './candidate-entries.ts';
import { notedSandboxes } from './noted-sandboxes.ts';
import type { ScoringTools } from './ports.ts';
import { judgeModels } from './role-calls.ts';
import { createRoleLedger } from './role-ledger.ts';

/** What can be said of an attempt before it is judged. */
type Facts = Omit<
  CaseResult,
  'verdict' | 'score' | 'answer' | 'extractedBy' | 'reason' | 'checks' | 'pattern' | 'failure'
>;

/**
 * Runs one attempt at one case to a verdict: harness, then scorer. A broken attempt is a result with the
 * verdict `error` that blames one boundary. Throws only when `signal` was aborted, and then its reason.
 */
export async function runAttempt(
  plan: AttemptPlan,
  testCase: PlannedCase,
  attempt: number,
  ports: AttemptPorts,
  signal: AbortSignal,
): Promise<CaseResult> {
  const deadline = startDeadline(plan.limits.caseSeconds, ports.clock, signal);
  const startedAt = new Date(ports.clock.now()).toISOString();
  const context: Attempt = { plan, testCase, attempt, ports, deadline, signal, log: emptyLog() };
  let response = '';
  try {
    response = await generate(context);
    deadline.stop();
    const score = await judge(context, response);
    return judged(factsOf(context, startedAt, response), score, plan);
  } catch (error) {
    signal.throwIfAborted();
    return broken(factsOf(context, startedAt, response), error);
  } finally {
    deadline.stop();
    ports.onBusy?.(testCase, attempt, null);
  }
}

function generate(context: Attempt): Promise<string> {
  const { ports, testCase, attempt, deadline } = context;
  return within('harness', async () => {
    ports.onBusy?.(testCase, attempt, 'harness');
    const run = ports.harness.run(testCase, attemptTools(context));
    return (await abortable(run, deadline.signal)).response;
  });
}

/** Judging is not charged to the time limit of the candidate: each judge and sandbox has a limit of its own. */
function judge(context: Attempt, response: string): Promise<Score> {
  const { ports, testCase, attempt, log, signal } = context;
  const busy = (isBusy: boolean) => ports.onBusy?.(testCase, attempt, isBusy ? 'scorer' : null);
  const tools: ScoringTools = {
    signal,
    sandboxes: notedSandboxes(ports.sandboxes, log.sandboxes),
    judges: judgeModels(ports.judges, roleSetting(context)).map((one) => ({
      name: one.name,
      ask(request, judging) {
        busy(false);
        return one.ask(request, judging).finally(() => busy(true));
      },
    })),
  };
  busy(true);
  return within('scorer', () =>
    abortable(ports.scorer.score(response, candidateEntries(log.transcript), testCase, tools), signal),
  );
}

function emptyLog(): AttemptLog {
  return {
    transcript: [],
    replies: [],
    usage: { inputTokens: null, outputTokens: null },
    costUsd: null,
    leakedThinking: false,
    roles: createRoleLedger(),
    sandboxes: new Set(),
  };
}

function factsOf({ testCase, attempt, log }: Attempt, startedAt: string, response: string): Facts {
  const timed = log.replies.filter((reply) => !reply.cached);
  const roles = log.roles.entries();
  return {
    caseRow: testCase.row,
    caseId: testCase.id,
    attempt,
    flags: callFlags(log),
    response,
    transcript: log.transcript,
    finishReason: log.replies.at(-1)?.finishReason ?? null,
    startedAt,
    latencyMs: timed.length === 0 ? null : timed.reduce((sum, reply) => sum + reply.durationMs, 0),
    firstTokenMs: timed[0]?.firstTokenMs ?? null,
    ...log.usage,
    costUsd: log.costUsd,
    modelDigest: log.replies.find((reply) => reply.modelDigest !== null)?.modelDigest ?? null,
    ...(roles.length === 0 ? {} : { roles }),
    ...(log.sandboxes.size === 0 ? {} : { sandboxes: [...log.sandboxes].toSorted() }),
  };
}

function judged(facts: Facts, score: Score, { extracts }: AttemptPlan): CaseResult {
  const flags = judgedFlags(facts.flags, facts, score, { extracts });
  const pattern = failurePattern(score, flags);
  return { ...facts, ...score, flags, pattern, failure: null };
}

function broken(facts: Facts, error: unknown): CaseResult {
  const blamed = error instanceof BoundaryError ? error : new BoundaryError('harness', messageOf(error));
  return {
    ...facts,
    verdict: 'error',
    score: null,
    answer: null,
    extractedBy: null,
    reason: blamed.message,
    checks: [],
    pattern: null,
    failure: { boundary: blamed.boundary, cause: blamed.causeKey, message: blamed.message },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
