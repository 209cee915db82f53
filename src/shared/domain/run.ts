import * as z from 'zod';

import { Sampling } from './manifest/sampling.ts';
import { ModelName } from './model.ts';
import { VerdictCounts } from './verdict.ts';

export const RUN_STATUSES = [
  'queued',
  'running',
  'paused',
  'interrupted',
  'completed',
  'cancelled',
  'failed',
] as const;
export const RunStatus = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof RunStatus>;

/** Which cases a run covers. */
export const CaseSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('first'), count: z.int().min(1) }),
  z.object({ kind: z.literal('sample'), count: z.int().min(1), seed: z.int() }),
  z.object({ kind: z.literal('ids'), ids: z.array(z.string()).min(1) }),
  /** Cases with at least one failed (fail or partial) attempt in that run. */
  z.object({ kind: z.literal('failures-of'), runId: z.string() }),
  z.object({ kind: z.literal('failure-set'), id: z.string() }),
]);
export type CaseSelection = z.infer<typeof CaseSelection>;

/** Everything a person chooses for a run; stored with it, so that it can be repeated. */
export const RunSettings = z.object({
  selection: CaseSelection.default({ kind: 'all' }),
  repeats: z.int().min(1).max(1_000).default(1),
  /** Most attempts of this run at once; null: what the endpoint allows. */
  concurrency: z.int().min(1).max(256).nullable().default(null),
  /** Put over the environment's own sampling. */
  sampling: Sampling.default({}),
  /** Models that judge, where the environment asks for judges. */
  judges: z.array(ModelName).max(9).default([]),
  /** The model that plays the user, where the environment asks for one. */
  user: ModelName.nullable().default(null),
  /** Answer from earlier identical requests where that is sound. */
  useCache: z.boolean().default(false),
  maxRetries: z.int().min(0).max(20).default(5),
});
export type RunSettings = z.infer<typeof RunSettings>;

/** `ID`, `ID@VERSION` or a digest; without a version the newest one is meant. */
export const RunRequest = z.object({
  environment: z.string().min(1),
  version: z.string().nullable().default(null),
  models: z.array(ModelName).min(1).max(50),
  settings: RunSettings.default(RunSettings.parse({})),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** A share with its 95 % interval; `scored` is the number of attempts behind it. */
export const Accuracy = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  scored: z.int().min(1),
});
export type Accuracy = z.infer<typeof Accuracy>;

export const EnvironmentRef = z.object({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  title: z.string(),
});
export type EnvironmentRef = z.infer<typeof EnvironmentRef>;

/** One line in the list of runs. Times are ISO 8601 UTC. */
export const RunSummary = z.object({
  id: z.string(),
  /** Counts from 1 in the order of starting; what people call the run ("run 14"). */
  number: z.int().min(1),
  status: RunStatus,
  /** Why the run failed or stopped, for people. */
  statusMessage: z.string().nullable(),
  environment: EnvironmentRef,
  model: ModelName,
  counts: VerdictCounts,
  accuracy: Accuracy.nullable(),
  latencyP50Ms: z.number().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  costUsd: z.number().nullable(),
  inFlight: z.int().min(0),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  note: z.string().nullable(),
  settings: RunSettings,
});
export type RunSummary = z.infer<typeof RunSummary>;
