import type { AttemptPorts, PlannedCase } from '#core/engine/attempt-ports.ts';
import type { Model } from '#core/engine/ports.ts';
import { runAttempt } from '#core/engine/run-attempt.ts';
import { AppError } from '#shared/errors.ts';

import type { JobRequest, StressOutcome } from '../pool/job-request.ts';
import { NO_PLACE, openRoles } from './open-roles.ts';
import { stressModels } from './stress-models.ts';
import { stressUser } from './stress-user.ts';
import { scorerOf, type WorkerTools, harnessOf } from './worker-tools.ts';

type StressRequest = Extract<JobRequest, { kind: 'stress' }>;

/** An environment whose rules take longer than this for all strategies is not worth waiting for. */
const LONGEST_MS = 300_000;
/** The same where models judge. */
const LONGEST_JUDGED_MS = 3_600_000;
/** Cases at once where models judge; their endpoints may allow fewer. */
const JUDGED_TOGETHER = 16;

/** Runs every strategy over the cases, in memory. Throws AppError `not-available` when that takes too long. */
export async function stressJob(request: StressRequest, tools: WorkerTools): Promise<StressOutcome> {
  const { source } = request;
  const cases = await casesOf(request, tools);
  const strategies: StressOutcome['strategies'] = [];
  const isModelAsked = request.judges.some(({ endpoint }) => !endpoint.isInProcess);
  const longestMs = isModelAsked ? LONGEST_JUDGED_MS : LONGEST_MS;
  const endsAt = tools.clock.now() + longestMs;
  const isInTime = () => {
    if (tools.clock.now() >= endsAt) throw tooSlow(longestMs);
  };
  const together = isModelAsked ? JUDGED_TOGETHER : 1;
  const roles = openRoles({ judges: request.judges, user: null }, tools);
  const { judges } = roles.forPlace({ ...NO_PLACE, isLent: false });
  try {
    for (const { strategy, model } of stressModels(source.manifest, cases)) {
      const ports = { ...portsOf(request, model, tools), judges };
      strategies.push({ strategy, ...(await outcomeOf(request, cases, { ports, isInTime, together })) });
    }
  } finally {
    await roles.close();
  }
  return { strategies, chance: chanceOf(cases) };
}

async function casesOf(
  { source, caseRows, cases }: StressRequest,
  tools: WorkerTools,
): Promise<PlannedCase[]> {
  if (cases !== undefined) return cases.map((testCase) => ({ ...testCase, row: 0 }));
  return tools.readerOf(source.dataDirectory).cases.many([...caseRows]);
}

function portsOf({ source }: StressRequest, model: Model, tools: WorkerTools): AttemptPorts {
  return {
    harness: harnessOf(source),
    model,
    scorer: scorerOf(source),
    sandboxes: tools.sandboxesOf(source),
    user: stressUser(source.manifest),
    judges: [],
    gate: { enter: () => null, onRetry: () => undefined },
    cache: null,
    clock: tools.clock,
    random: Math.random,
  };
}

async function outcomeOf(
  { attempt }: StressRequest,
  cases: readonly PlannedCase[],
  { ports, isInTime, together }: { ports: AttemptPorts; isInTime: () => void; together: number },
): Promise<{ passed: number; scored: number; errors: number }> {
  const counts = { passed: 0, scored: 0, errors: 0 };
  const { signal } = new AbortController();
  const left = cases.values();
  const work = async (): Promise<void> => {
    for (const testCase of left) {
      isInTime();
      const { verdict } = await runAttempt(attempt, testCase, 1, ports, signal);
      if (verdict === 'error') counts.errors += 1;
      else counts.scored += 1;
      if (verdict === 'pass') counts.passed += 1;
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return counts;
}

function tooSlow(longestMs: number): AppError {
  return new AppError(
    'not-available',
    `The stress test was given up after ${longestMs / 60_000} minutes: the rules of the environment are too slow.`,
  );
}

/** Mean and standard error of the share that guessing among the choices gets right. */
function chanceOf(cases: readonly PlannedCase[]): StressOutcome['chance'] {
  let sum = 0;
  let variance = 0;
  for (const { choices } of cases) {
    if (choices === null || choices.length === 0) return null;
    const share = 1 / choices.length;
    sum += share;
    variance += share * (1 - share);
  }
  return { mean: sum / cases.length, standardError: Math.sqrt(variance) / cases.length };
}
