import * as z from 'zod';

const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().max(1_000).optional().catch(undefined),
);

export const FLIP_FILTERS = ['all', 'gained', 'lost', 'other', 'answer'] as const;
export type FlipFilter = (typeof FLIP_FILTERS)[number];

/** The address of the workbench. What cannot be read is left out, never an error. */
export const WorkbenchSearch = z.object({
  /** Run ids between commas. */
  runs: text,
  /** Of the choice of runs: the environment that they are of. */
  env: text,
  /** The version that the rules are put in; without it the newest. */
  base: text,
  show: z.enum(FLIP_FILTERS).optional().catch(undefined),
  result: z.int().optional().catch(undefined),
});
export type WorkbenchSearch = z.infer<typeof WorkbenchSearch>;

const MOST_RUNS = 8;

/** The runs of an address, at most eight, each once. */
export function runIdsOf({ runs = '' }: WorkbenchSearch): readonly string[] {
  return [...new Set(runs.split(',').filter((id) => id !== ''))].slice(0, MOST_RUNS);
}
