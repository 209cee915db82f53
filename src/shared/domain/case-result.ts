import * as z from 'zod';

import { CheckDetails } from './check-details.ts';
import { RoleUse } from './role.ts';
import { FinishReason, TranscriptEntry } from './transcript.ts';
import { Boundary, Verdict } from './verdict.ts';

/** What one check said about the answer. */
export const CheckOutcome = z.object({
  name: z.string(),
  kind: z.string(),
  weight: z.number(),
  score: z.number().min(0).max(1),
  reason: z.string(),
  /** What it found, for people to read. */
  details: CheckDetails.optional(),
  /** Further numbers of the check by name, such as `instructions strict`: how many of how many. A report adds them up. */
  measures: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
});
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** The judgement of one response. `answer` is null when no extraction alternative matched. */
export const Score = z.object({
  score: z.number().min(0).max(1),
  verdict: z.enum(['pass', 'partial', 'fail']),
  answer: z.string().nullable(),
  /** Which extraction alternative matched, such as `regex /#### (.*)/`; null without extraction or match. */
  extractedBy: z.string().nullable(),
  reason: z.string(),
  checks: z.array(CheckOutcome),
});
export type Score = z.infer<typeof Score>;

/** What makes a single answer doubtful; summed up in the report's run health. */
export const FLAGS = [
  'truncated-prompt',
  'length-stopped',
  'empty-answer',
  'refusal',
  'unparsed',
  'leaked-thinking',
  'cached',
  'model-changed',
  'parameter-dropped',
  'limit-reached',
] as const;
export const Flag = z.enum(FLAGS);
export type Flag = z.infer<typeof Flag>;

/** Why a failure failed, as far as a program can tell. */
export const PATTERNS = ['wrong-format', 'wrong-answer', 'refusal', 'empty', 'too-long'] as const;
export const Pattern = z.enum(PATTERNS);
export type Pattern = z.infer<typeof Pattern>;

/** `cause` is short and the same for the same kind of trouble, so that errors can be grouped by it. */
export const Failure = z.object({ boundary: Boundary, cause: z.string(), message: z.string() });
export type Failure = z.infer<typeof Failure>;

/** One finished attempt at one case. A broken attempt is a result like any other. */
export const CaseResult = z.object({
  /** Row id of the case in the catalog. */
  caseRow: z.int(),
  caseId: z.string(),
  /** From 1. */
  attempt: z.int().min(1),
  verdict: Verdict,
  /** Null unless the verdict is pass, partial or fail. */
  score: z.number().min(0).max(1).nullable(),
  answer: z.string().nullable(),
  extractedBy: z.string().nullable(),
  reason: z.string(),
  checks: z.array(CheckOutcome),
  pattern: Pattern.nullable(),
  failure: Failure.nullable(),
  flags: z.array(Flag),
  response: z.string(),
  transcript: z.array(TranscriptEntry),
  finishReason: FinishReason.nullable(),
  /** ISO 8601 UTC. */
  startedAt: z.string(),
  /** Time of the model calls of this attempt, waiting and retries left out. */
  latencyMs: z.number().min(0).nullable(),
  firstTokenMs: z.number().min(0).nullable(),
  inputTokens: z.int().min(0).nullable(),
  outputTokens: z.int().min(0).nullable(),
  costUsd: z.number().min(0).nullable(),
  modelDigest: z.string().nullable(),
  /** What the models of other roles took; left out where there are none. */
  roles: z.array(RoleUse).optional(),
  /** Sandboxes that ran code for this attempt; left out where none did. */
  sandboxes: z.array(z.string()).optional(),
});
export type CaseResult = z.infer<typeof CaseResult>;
