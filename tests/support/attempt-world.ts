import type { AttemptPlan, AttemptPorts, PlannedCase } from '#core/engine/attempt-ports.ts';
import { NO_SANDBOXES } from '#core/engine/no-sandboxes.ts';
import type { Model } from '#core/engine/ports.ts';
import { runAttempt } from '#core/engine/run-attempt.ts';
import { createHarness } from '#core/harnesses/create-harness.ts';
import { createScorer } from '#core/scorers/score-response.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import { ScoringSpec } from '#shared/domain/manifest/manifest.ts';

import { type ManualClock, manualClock } from './manual-clock.ts';

export interface AttemptOptions {
  model: Model;
  harness?: unknown;
  scoring?: unknown;
  /** Texts of the bundle by path. */
  files?: Readonly<Record<string, string>>;
  plan?: Partial<AttemptPlan>;
  ports?: Partial<AttemptPorts>;
  testCase?: Partial<PlannedCase>;
  attempt?: number;
  signal?: AbortSignal;
  clock?: ManualClock;
}

export const capital: PlannedCase = {
  row: 7,
  id: 'capital',
  index: 0,
  digest: 'd',
  input: 'What is the capital of France?',
  expected: 'Paris',
  solution: null,
  choices: null,
  tags: [],
  fields: {},
};

/** Runs one attempt with the real harnesses and scorers. */
export function attempt(options: AttemptOptions): Promise<CaseResult> {
  const scoring = ScoringSpec.parse(options.scoring ?? { checks: [{ kind: 'exact' }] });
  const harness = HarnessSpec.parse(options.harness ?? { kind: 'single-turn' });
  const readBundleFile = (path: string) => options.files?.[path] ?? '';
  const clock = options.clock ?? manualClock();
  const plan: AttemptPlan = {
    limits: { caseSeconds: 60, turns: 10, toolCalls: 100 },
    sampling: {},
    examples: [],
    price: null,
    maxRetries: 5,
    repeats: 1,
    useCache: false,
    modelIdentity: 'scripted',
    extracts: scoring.extract !== undefined,
    ...options.plan,
  };
  const ports: AttemptPorts = {
    harness: createHarness(harness, { scoring, readBundleFile }),
    model: options.model,
    scorer: createScorer(scoring, { readBundleFile, harness }),
    sandboxes: NO_SANDBOXES,
    user: null,
    judges: [],
    gate: { enter: () => null, onRetry: () => undefined },
    cache: null,
    clock,
    random: () => 0.5,
    ...options.ports,
  };
  const signal = options.signal ?? new AbortController().signal;
  return runAttempt(plan, { ...capital, ...options.testCase }, options.attempt ?? 1, ports, signal);
}
