import * as z from 'zod';

import { Json } from './json.ts';

/** How code in a sandbox ended. `exception`: it raised; `crash`: the sandbox gave out under it. */
export const SANDBOX_ENDS = ['ok', 'exception', 'time', 'memory', 'output', 'crash'] as const;

/** One execution of code in a sandbox. */
export const SandboxRun = z.object({
  /** Which sandbox, such as `Pyodide in bubblewrap`. */
  sandbox: z.string(),
  end: z.enum(SANDBOX_ENDS),
  stdout: z.string(),
  stderr: z.string(),
  error: z.object({ type: z.string(), message: z.string(), traceback: z.string() }).nullable(),
  durationMs: z.number(),
  /** What was run; left out where it says nothing new. */
  program: z.string().optional(),
});
export type SandboxRun = z.infer<typeof SandboxRun>;

/** What one judge said in one call. */
export const JudgeOpinion = z.object({
  model: z.string(),
  /** In [0, 1]. */
  score: z.number().min(0).max(1),
  reasoning: z.string(),
  criteria: z.array(
    z.object({ name: z.string(), score: z.number().min(0).max(1), weight: z.number(), reason: z.string() }),
  ),
  prompt: z.string(),
  reply: z.string(),
  thinking: z.string().optional(),
  /** Pairwise: the two answers stood in each other's place. */
  isSwapped: z.boolean().optional(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  costUsd: z.number().nullable(),
  durationMs: z.number(),
});
export type JudgeOpinion = z.infer<typeof JudgeOpinion>;

/** Rows of a query; at most the first hundred. */
export const TableView = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(Json)),
  /** Of the whole result. */
  rowCount: z.int(),
});
export type TableView = z.infer<typeof TableView>;

/** What a check found, for people to read beside its score. */
export const CheckDetails = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), runs: z.array(SandboxRun) }),
  z.object({ kind: z.literal('judge'), opinions: z.array(JudgeOpinion) }),
  z.object({
    kind: z.literal('instructions'),
    rows: z.array(
      z.object({ id: z.string(), arguments: z.string(), strict: z.boolean(), loose: z.boolean() }),
    ),
  }),
  z.object({ kind: z.literal('calls'), expected: z.array(z.string()), got: z.array(z.string()) }),
  z.object({ kind: z.literal('tables'), expected: TableView.nullable(), got: TableView.nullable() }),
  z.object({
    kind: z.literal('state'),
    differences: z.array(z.object({ path: z.string(), expected: z.string(), got: z.string() })),
    missingOutputs: z.array(z.string()),
  }),
]);
export type CheckDetails = z.infer<typeof CheckDetails>;
