import * as z from 'zod';

/** One thing wrong with a bundle: where it is and what to do about it. Lines and columns count from 1. */
export const Problem = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  message: z.string(),
  /** What to do about it, as an instruction. */
  remedy: z.string(),
});
export type Problem = z.infer<typeof Problem>;
