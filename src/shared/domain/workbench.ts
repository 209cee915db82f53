import * as z from 'zod';

import { Problem } from './problem.ts';
import { Verdict, VerdictCounts } from './verdict.ts';

/** Stored answers of runs judged by other rules. Nothing is stored by it, and no model called unless judges are asked for. */
export const WorkbenchRequest = z.object({
  /** Runs of one environment. */
  runIds: z.array(z.string()).min(1).max(8),
  /** The part under `scoring:` of a manifest, as YAML. */
  scoring: z.string().max(1_000_000),
  /** Asks the judges of each run again; without it judged checks keep their stored judgement. */
  withJudges: z.boolean().default(false),
  /** At most so many results of each run, from the first; for judging as one types. */
  limit: z.int().min(1).max(100_000).default(2_000),
  /** The version of the environment that the rules are put in; null: the one that the first run was made with. */
  base: z.string().nullable().default(null),
  /** Who asks: a newer request of the same window takes the place of the one under way. */
  window: z.string().max(64).default(''),
});
export type WorkbenchRequest = z.infer<typeof WorkbenchRequest>;

/** A stored answer that the rules judge, as it is and as it would be. Texts are cut at 200 characters. */
export const WorkbenchRow = z.object({
  resultId: z.int(),
  runId: z.string(),
  caseId: z.string(),
  input: z.string(),
  expected: z.string().nullable(),
  response: z.string(),
  before: z.object({ verdict: Verdict, score: z.number().nullable(), answer: z.string().nullable() }),
  after: z.object({
    verdict: Verdict,
    score: z.number().nullable(),
    answer: z.string().nullable(),
    reason: z.string(),
  }),
});
export type WorkbenchRow = z.infer<typeof WorkbenchRow>;

export const WorkbenchOutcome = z.object({
  /** Of the rules; with an error nothing is judged. Lines count from the first line of the part. */
  problems: z.array(Problem),
  judged: z.int().min(0),
  /** Results of the runs that were left out by the limit, or because the rules are too slow. */
  leftOut: z.int().min(0),
  before: VerdictCounts,
  after: VerdictCounts,
  /** Those whose verdict or answer changes, at most 500. */
  changed: z.array(WorkbenchRow),
  changedCount: z.int().min(0),
  /** Verdict changes: to pass, and from pass. */
  gained: z.int().min(0),
  lost: z.int().min(0),
});
export type WorkbenchOutcome = z.infer<typeof WorkbenchOutcome>;
