import * as z from 'zod';

import { ComparisonFilter } from '#shared/domain/comparison.ts';

const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().max(1_000).optional().catch(undefined),
);

/** The address of a comparison. What cannot be read is left out, never an error. */
export const CompareSearch = z.object({
  /** Run ids between commas, in the order of the columns. */
  runs: text,
  /** The baseline; without it the first. */
  base: text,
  show: ComparisonFilter.optional().catch(undefined),
  /** The run that is looked at beside the baseline. */
  vs: text,
  q: text,
  case: z.int().optional().catch(undefined),
  /** Answers as they are instead of their differences. */
  plain: z.boolean().optional().catch(undefined),
});
export type CompareSearch = z.infer<typeof CompareSearch>;

export const MOST_RUNS = 8;

/** The runs of an address, at most eight, each once. */
export function runIdsOf({ runs = '' }: CompareSearch): readonly string[] {
  return [...new Set(runs.split(',').filter((id) => id !== ''))].slice(0, MOST_RUNS);
}

/** The letter that stands for a run in a comparison: A for the first. */
export function letterOf(place: number): string {
  return String.fromCodePoint(65 + place);
}
