import * as z from 'zod';

import { Json } from './json.ts';
import { Accuracy, RunSummary } from './run.ts';
import { Verdict } from './verdict.ts';

const count = z.int().min(0);

/** Two to eight runs, the baseline among them. The default baseline is the first. */
export const ComparisonRequest = z.object({
  runIds: z
    .array(z.string())
    .min(2)
    .max(8)
    .refine((ids) => new Set(ids).size === ids.length, 'a run cannot be compared with itself'),
  baseline: z.string().nullable().default(null),
});
export type ComparisonRequest = z.infer<typeof ComparisonRequest>;

/** What makes two runs not quite comparable, or needs to be known about it. */
export const ComparisonNote = z.object({
  code: z.enum([
    'environment',
    'dataset',
    'prompt',
    'scoring',
    'judges',
    'sampling',
    'model-digest',
    'partial',
    'errors',
    'nothing-shared',
  ]),
  message: z.string(),
  /** Judging both by one version of the environment would make them comparable. */
  canRescore: z.boolean(),
});
export type ComparisonNote = z.infer<typeof ComparisonNote>;

/** One run of a comparison against the baseline, over the cases that both have a verdict for. */
export const ComparedRun = z.object({
  run: RunSummary,
  /** Over the shared cases. */
  accuracy: Accuracy.nullable(),
  baselineAccuracy: Accuracy.nullable(),
  /** Null for the baseline itself and where nothing is shared. Values are shares, such as 0.031. */
  difference: z
    .object({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      /** Exact McNemar p, two-sided. */
      p: z.number(),
      better: count,
      worse: count,
      cases: count,
      /** Whether the interval excludes zero. */
      isTold: z.boolean(),
      /** About how many more cases would tell; null when it is told or there is no difference. */
      moreCases: count.nullable(),
    })
    .nullable(),
  /** Aligned attempts. `errors`: one of both is an error; `changedText`: same case id, other content. */
  shared: count,
  onlyBaseline: count,
  onlyHere: count,
  errors: count,
  changedText: count,
  notes: z.array(ComparisonNote),
});
export type ComparedRun = z.infer<typeof ComparedRun>;

/** What a list of aligned attempts can be narrowed to. */
export const COMPARISON_FILTERS = [
  'all',
  'changed',
  'regressed',
  'improved',
  'same',
  'all-wrong',
  'differing',
  'errors',
  'only-in-one',
] as const;
export const ComparisonFilter = z.enum(COMPARISON_FILTERS);
export type ComparisonFilter = z.infer<typeof ComparisonFilter>;

export const Comparison = z.object({
  baseline: z.string(),
  /** In the order asked for. */
  runs: z.array(ComparedRun).min(2).max(8),
});
export type Comparison = z.infer<typeof Comparison>;

/** How an attempt changed against the baseline. `error` and `missing` cannot be compared. */
export const Change = z.enum(['regressed', 'improved', 'same', 'error', 'missing', 'baseline']);
export type Change = z.infer<typeof Change>;

/** One aligned attempt over all runs. Texts are cut at 200 characters. */
export const ComparisonRow = z.object({
  /** Id of the result in the leftmost run that has it. */
  id: z.int(),
  caseId: z.string(),
  index: z.int(),
  attempt: z.int(),
  input: z.string(),
  expected: z.string().nullable(),
  cells: z.array(
    z
      .object({
        resultId: z.int(),
        verdict: Verdict,
        score: z.number().nullable(),
        answer: z.string().nullable(),
        change: Change,
      })
      .nullable(),
  ),
});
export type ComparisonRow = z.infer<typeof ComparisonRow>;

export const ComparisonExportFormat = z.enum(['md', 'csv', 'json']);
export type ComparisonExportFormat = z.infer<typeof ComparisonExportFormat>;

/** Scores of aligned attempts in two runs, for a scatter; every entry stands for `count` attempts. */
export const ScorePair = z.object({ before: z.number(), after: z.number(), count, resultId: z.int() });
export type ScorePair = z.infer<typeof ScorePair>;

/** One aligned attempt with its whole texts, as it is exported. */
export const ComparedCase = z.object({
  caseId: z.string(),
  attempt: z.int(),
  input: z.string(),
  expected: Json.nullable(),
  runs: z.array(
    z.object({
      run: z.string(),
      model: z.string(),
      verdict: Verdict.nullable(),
      score: z.number().nullable(),
      answer: z.string().nullable(),
      change: Change,
    }),
  ),
});
export type ComparedCase = z.infer<typeof ComparedCase>;
