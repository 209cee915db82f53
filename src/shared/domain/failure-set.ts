import * as z from 'zod';

/** Cases chosen from a run, kept as an object: to run another model on them, to look at, to export. */
export const FailureSet = z.object({
  id: z.string(),
  name: z.string().min(1).max(120),
  environment: z.object({ id: z.string(), version: z.string(), digest: z.string(), title: z.string() }),
  /** The run they were chosen from. */
  run: z.object({ id: z.string(), number: z.int(), model: z.string() }),
  caseCount: z.int().min(0),
  /** In words: `fail and partial`, `tag:algebra`, `12 chosen`. */
  chosenBy: z.string(),
  createdAt: z.string(),
  /** When its cases were last exported for training. */
  exportedForTrainingAt: z.string().nullable(),
  /** How many of its cases were, from whatever run. */
  exportedCaseCount: z.int().min(0),
});
export type FailureSet = z.infer<typeof FailureSet>;
