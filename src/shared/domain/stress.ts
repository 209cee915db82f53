import * as z from 'zod';

/** How an environment holds up against answers that know nothing, and against its own gold. */
export const StressReport = z.object({
  environment: z.string(),
  version: z.string(),
  rows: z.array(
    z.object({
      /** gold, empty, constant, echo, first-choice, random, shuffled-gold */
      strategy: z.string(),
      accuracy: z.number(),
      scored: z.int(),
      errors: z.int(),
      /** What was demanded, such as "100 %" or "at most 5 %". */
      demand: z.string(),
      ok: z.boolean(),
    }),
  ),
  /** What judged where the environment asks for judges; null where it does not. */
  judge: z.string().nullable(),
  ok: z.boolean(),
});
export type StressReport = z.infer<typeof StressReport>;
