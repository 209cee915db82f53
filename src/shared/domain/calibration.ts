import * as z from 'zod';

const count = z.int().min(0);

/** How far a judge agrees with the verdicts that a person entered. Pass against not pass. */
export const Agreement = z.object({
  /** Name of the check, or `verdict` for the verdict of the whole case. */
  check: z.string(),
  /** Name of the judge model; null: all judges together. */
  model: z.string().nullable(),
  /** Results with a verdict of both. */
  compared: count,
  /** person × judge. */
  table: z.object({ bothPass: count, onlyPerson: count, onlyJudge: count, bothFail: count }),
  /** Share of equal verdicts with its 95 % Wilson interval; null without any. */
  raw: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Cohen's kappa; null where it is not defined (both always say the same one thing). */
  kappa: z.number().nullable(),
  /** Results on which they differ. */
  disagreements: z.array(z.int()),
});
export type Agreement = z.infer<typeof Agreement>;

export const Calibration = z.object({
  /** Results that a person gave a verdict to. */
  reviewed: count,
  agreements: z.array(Agreement),
});
export type Calibration = z.infer<typeof Calibration>;
