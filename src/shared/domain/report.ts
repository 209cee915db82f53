import * as z from 'zod';

import { RoleUse } from './role.ts';
import { Accuracy, RunSettings, RunStatus } from './run.ts';
import { VerdictCounts } from './verdict.ts';

const nullableNumber = z.number().nullable();

/** A remark that makes the number doubtful, or a harmless note. `count` is in attempts. */
export const HealthNote = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning']),
  count: z.int().min(0),
  message: z.string(),
});
export type HealthNote = z.infer<typeof HealthNote>;

export const TagRow = z.object({
  tag: z.string(),
  counts: VerdictCounts,
  accuracy: Accuracy.nullable(),
  meanScore: nullableNumber,
});
export type TagRow = z.infer<typeof TagRow>;

/** Counts of equal-width bins from `low` to `high`. */
export const Histogram = z.object({ low: z.number(), high: z.number(), counts: z.array(z.int()) });
export type Histogram = z.infer<typeof Histogram>;

export const FailureGroup = z.object({
  kind: z.enum(['pattern', 'error']),
  key: z.string(),
  label: z.string(),
  count: z.int(),
  resultIds: z.array(z.int()),
});
export type FailureGroup = z.infer<typeof FailureGroup>;

/** What a run came to. Counts are of attempts; intervals cluster by case. */
export const Report = z.object({
  id: z.string(),
  number: z.int(),
  status: RunStatus,
  environment: z.object({ id: z.string(), version: z.string(), digest: z.string(), title: z.string() }),
  model: z.string(),
  counts: VerdictCounts,
  /** Null while nothing is scored. */
  accuracy: Accuracy.nullable(),
  metrics: z.object({
    meanScore: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** Only with repeats: k → value, over cases with at least k scored attempts. */
    passAtK: z.record(z.string(), z.number()).nullable(),
    passHatK: z.record(z.string(), z.number()).nullable(),
    majority: nullableNumber,
    /** Expected accuracy of guessing, where the cases have choices. */
    chance: nullableNumber,
    /** Mean score of each check by name, where there are several. */
    checks: z.record(z.string(), z.number()).nullable(),
    /** Further numbers of checks by name: a sum of shares, such as followed instructions of all instructions. */
    measures: z
      .record(z.string(), z.object({ value: z.number(), count: z.number(), of: z.number() }))
      .nullable(),
  }),
  latencyMs: z.object({ p50: nullableNumber, p95: nullableNumber, mean: nullableNumber }),
  firstTokenMs: z.object({ p50: nullableNumber, p95: nullableNumber }),
  tokens: z.object({ input: z.int().nullable(), output: z.int().nullable() }),
  /** Output tokens a second over the time of the calls. */
  tokensPerSecond: nullableNumber,
  costUsd: nullableNumber,
  /** What the models of other roles took; the numbers above are of the candidate alone. */
  roles: z.array(RoleUse),
  /** Sandboxes that ran code of the bundle or the model. */
  sandboxes: z.array(z.string()),
  health: z.array(HealthNote),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  settings: RunSettings,
});
export type Report = z.infer<typeof Report>;

/** The parts of a report that take a pass over all results; shown under Summary. */
export const ReportBreakdown = z.object({
  tags: z.array(TagRow),
  scores: Histogram.nullable(),
  latency: Histogram.nullable(),
  failures: z.array(FailureGroup),
  slowest: z.array(z.object({ resultId: z.int(), caseId: z.string(), latencyMs: z.number() })),
});
export type ReportBreakdown = z.infer<typeof ReportBreakdown>;
