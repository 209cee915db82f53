import * as z from 'zod';

import { RUN_STATUSES } from '#shared/domain/run.ts';

export const RUN_COLUMNS = [
  'status',
  'environment',
  'model',
  'accuracy',
  'errors',
  'latency',
  'tokens',
  'cost',
  'cases',
  'started',
] as const;
export type RunColumn = (typeof RUN_COLUMNS)[number];

export interface RunSort {
  readonly by: RunColumn;
  readonly descending: boolean;
}

/** Newest first. */
export const DEFAULT_RUN_SORT: RunSort = { by: 'started', descending: true };

const optionalText = z.string().max(500).optional().catch(undefined);

/** The address of the list of runs. What cannot be read is left out, never an error. */
export const RunsSearch = z.object({
  q: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), optionalText),
  /** Environment id. */
  in: optionalText,
  model: optionalText,
  status: z.enum(RUN_STATUSES).optional().catch(undefined),
  /** `column` or `-column` for descending. */
  sort: z
    .string()
    .refine((text) => readRunSort(text) !== null)
    .optional()
    .catch(undefined),
});
export type RunsSearch = z.infer<typeof RunsSearch>;

/** The sort of a `sort` parameter, or null if there is no such column. */
export function readRunSort(text: string): RunSort | null {
  const descending = text.startsWith('-');
  const by = RUN_COLUMNS.find((column) => column === (descending ? text.slice(1) : text));
  return by === undefined ? null : { by, descending };
}

/** The `sort` parameter of a sort; newest first needs none. */
export function writeRunSort({ by, descending }: RunSort): string | undefined {
  if (by === DEFAULT_RUN_SORT.by && descending === DEFAULT_RUN_SORT.descending) return undefined;
  return descending ? `-${by}` : by;
}

/** The address without any filter. */
export const NO_FILTER = { q: undefined, in: undefined, model: undefined, status: undefined } as const;
