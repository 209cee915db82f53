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
});
export type ResultRow = z.infer<typeof ResultRow>;

/** Everything known about one attempt. */
export const ResultDetail = CaseResult.extend({
  id: z.int(),
  runId: z.string(),
  testCase: TestCase,
  /** Earlier judgements, oldest first; the current one is in the result itself. */
  scoreHistory: z.array(z.object({ scoredAt: z.string(), environmentDigest: z.string(), score: Score })),
  /** All attempts at the same case, in order. */
  attempts: z.array(
    z.object({ id: z.int(), attempt: z.int(), verdict: Verdict, answer: z.string().nullable() }),
  ),
});
export type ResultDetail = z.infer<typeof ResultDetail>;
