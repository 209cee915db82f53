import * as z from 'zod';

/** A case whose key may be wrong: strong runs miss it and agree on another answer. */
export const SuspectKey = z.object({
  caseRow: z.int(),
  caseId: z.string(),
  input: z.string(),
  expected: z.string().nullable(),
  /** The answer that they agree on. */
  answer: z.string(),
  /** Runs that gave it. */
  agreeing: z.array(
    z.object({ runId: z.string(), runNumber: z.int(), model: z.string(), resultId: z.int() }),
  ),
  /** Runs that were looked at: those with an accuracy of at least one half. */
  strongRuns: z.int(),
});
export type SuspectKey = z.infer<typeof SuspectKey>;
