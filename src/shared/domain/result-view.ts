import * as z from 'zod';

import { CaseResult, Failure, Flag, Pattern, Score } from './case-result.ts';
import { TestCase } from './test-case.ts';
import { Verdict } from './verdict.ts';

/** What narrows a list of results. Everything that is set must hold. */
export const ResultFilter = z.object({
  verdicts: z.array(Verdict).optional(),
  /** Full-text search over case id, input, expected, answer and reason. */
  search: z.string().max(500).optional(),
  tags: z.array(z.string()).optional(),
  pattern: Pattern.optional(),
  /** Cause of errors, as grouped in the breakdown. */
  cause: z.string().optional(),
  flag: Flag.optional(),
  scoreBelow: z.number().optional(),
  latencyAboveMs: z.number().optional(),
  /** With a verdict of a person; with another one than the automatic. */
  reviewed: z.enum(['any', 'differs']).optional(),
  bookmarked: z.boolean().optional(),
});
export type ResultFilter = z.infer<typeof ResultFilter>;

export const ResultSort = z.object({
  by: z.enum([
    'index',
    'caseId',
    'verdict',
    'score',
    'latencyMs',
    'outputTokens',
    'finishedOrder',
    'attempt',
  ]),
  descending: z.boolean(),
});
export type ResultSort = z.infer<typeof ResultSort>;

/** One line in the table of results. Previews are cut at 200 characters. */
export const ResultRow = z.object({
  id: z.int(),
  caseId: z.string(),
  index: z.int(),
  attempt: z.int(),
  verdict: Verdict,
  score: z.number().nullable(),
  input: z.string(),
  expected: z.string().nullable(),
  answer: z.string().nullable(),
  reason: z.string(),
  tags: z.array(z.string()),
  latencyMs: z.number().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  costUsd: z.number().nullable(),
  pattern: Pattern.nullable(),
  failure: Failure.nullable(),
  flags: z.array(Flag),
  /** What a person said of it; null or left out without any. */
  review: z
    .object({
      verdict: z.enum(['pass', 'fail']).nullable(),
      hasComment: z.boolean(),
      bookmarked: z.boolean(),
    })
    .nullish(),
});
export type ResultRow = z.infer<typeof ResultRow>;

/** A person's own verdict over the automatic one, which stays as it is. */
export const Review = z.object({
  /** Null: only a comment or a bookmark. */
  verdict: z.enum(['pass', 'fail']).nullable(),
  comment: z.string().max(10_000),
  bookmarked: z.boolean(),
  at: z.string(),
});
export type Review = z.infer<typeof Review>;

/** Everything known about one attempt. */
export const ResultDetail = CaseResult.extend({
  id: z.int(),
  runId: z.string(),
  testCase: TestCase,
  review: Review.nullable(),
  /** Earlier judgements, oldest first; the current one is in the result itself. */
  scoreHistory: z.array(z.object({ scoredAt: z.string(), environmentDigest: z.string(), score: Score })),
  /** All attempts at the same case, in order. */
  attempts: z.array(
    z.object({ id: z.int(), attempt: z.int(), verdict: Verdict, answer: z.string().nullable() }),
  ),
});
export type ResultDetail = z.infer<typeof ResultDetail>;
