import * as z from 'zod';

import { ResultSort } from '#shared/domain/result-view.ts';
import { Verdict } from '#shared/domain/verdict.ts';

export const REPORT_TABS = ['cases', 'summary', 'configuration', 'log'] as const;
export const CASE_VIEWS = ['result', 'transcript', 'scoring', 'metadata', 'raw'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

const optionalText = z.string().max(500).optional().catch(undefined);

/** The address of a report, and of one case in it. What cannot be read is left out, never an error. */
export const ReportSearch = z.object({
  tab: z.enum(REPORT_TABS).optional().catch(undefined),
  /** Result segment: verdicts joined by commas. */
  status: z
    .string()
    .refine((text) => readStatus(text).length > 0)
    .optional()
    .catch(undefined),
  /** The filter language without the segment. */
  q: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), optionalText),
  /** `field` or `-field` for descending. */
  sort: z
    .string()
    .refine((text) => readSort(text) !== null)
    .optional()
    .catch(undefined),
  /** Row id of the selected result. */
  case: z.int().min(0).optional().catch(undefined),
  view: z.enum(CASE_VIEWS).optional().catch(undefined),
});
export type ReportSearch = z.infer<typeof ReportSearch>;

export const DEFAULT_SORT: ResultSort = { by: 'index', descending: false };

/** Verdicts of a `status` parameter; unknown words are left out. */
export function readStatus(text: string | undefined): Verdict[] {
  const words = text?.split(',') ?? [];
  return words.flatMap((word) => {
    const verdict = Verdict.safeParse(word);
    return verdict.success ? [verdict.data] : [];
  });
}

/** The sort of a `sort` parameter, or null if there is no such field. */
export function readSort(text: string): ResultSort | null {
  const descending = text.startsWith('-');
  const sort = ResultSort.safeParse({ by: descending ? text.slice(1) : text, descending });
  return sort.success ? sort.data : null;
}

/** The `sort` parameter of a sort; dataset order needs none. */
export function writeSort({ by, descending }: ResultSort): string | undefined {
  if (by === DEFAULT_SORT.by && !descending) return undefined;
  return descending ? `-${by}` : by;
}
