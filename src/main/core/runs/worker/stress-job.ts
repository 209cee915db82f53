import type { AttemptPorts, PlannedCase } from '#core/engine/attempt-ports.ts';
import type { Model } from '#core/engine/ports.ts';
import { runAttempt } from '#core/engine/run-attempt.ts';
import { createHarness } from '#core/harnesses/create-harness.ts';

import type { JobRequest, StressOutcome } from '../pool/job-request.ts';
import { stressModels } from './stress-models.ts';
import { scorerOf, type WorkerTools } from './worker-tools.ts';

type StressRequest = Extract<JobRequest, { kind: 'stress' }>;

/** Runs every strategy over the cases, in memory. */
export async function stressJob(request: StressRequest, tools: WorkerTools): Promise<StressOutcome> {
  const { source, caseRows } = request;
  const cases = await tools.readerOf(source.dataDirectory).cases.many([...caseRows]);
  const strategies: StressOutcome['strategies'] = [];
  for (const { strategy, model } of stressModels(source.manifest, cases)) {
    const ports = portsOf(request, model, tools);
    strategies.push({ strategy, ...(await outcomeOf(request, cases, ports)) });
  }
  return { strategies, chance: chanceOf(cases) };
}

function portsOf({ source }: StressRequest, model: Model, { clock }: WorkerTools): AttemptPorts {
  return {
    harness: createHarness(source.manifest.harness),
    model,
    scorer: scorerOf(source),
    gate: { enter: () => null, onRetry: () => undefined },
    cache: null,
    clock,
    random: Math.random,
  };
}

async function outcomeOf(
  { attempt }: StressRequest,
  cases: readonly PlannedCase[],
  ports: AttemptPorts,
): Promise<{ passed: number; scored: number; errors: number }> {
  const counts = { passed: 0, scored: 0, errors: 0 };
  const { signal } = new AbortController();
  for (const testCase of cases) {
    const { verdict } = await runAttempt(attempt, testCase, 1, ports, signal);
    if (verdict === 'error') counts.errors += 1;
    else counts.scored += 1;
    if (verdict === 'pass') counts.passed += 1;
  }
  return counts;
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
