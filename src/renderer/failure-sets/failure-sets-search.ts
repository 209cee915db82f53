import * as z from 'zod';

export const SET_COLUMNS = ['name', 'environment', 'run', 'cases', 'created', 'exported'] as const;
export type SetColumn = (typeof SET_COLUMNS)[number];

export interface SetSort {
  readonly by: SetColumn;
  readonly descending: boolean;
}

/** Newest first. */
export const DEFAULT_SET_SORT: SetSort = { by: 'created', descending: true };

const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().max(500).optional().catch(undefined),
);

/** The address of the list of sets, and of the cases of one. What cannot be read is left out, never an error. */
export const FailureSetsSearch = z.object({
  q: text,
  /** `column` or `-column` for descending. */
  sort: z
    .string()
    .refine((value) => readSetSort(value) !== null)
    .optional()
    .catch(undefined),
  /** The case that is looked at: its row. */
  case: z.int().min(0).optional().catch(undefined),
});
export type FailureSetsSearch = z.infer<typeof FailureSetsSearch>;

/** The sort of a `sort` parameter, or null if there is no such column. */
export function readSetSort(value: string): SetSort | null {
  const descending = value.startsWith('-');
  const by = SET_COLUMNS.find((column) => column === (descending ? value.slice(1) : value));
  return by === undefined ? null : { by, descending };
}

/** The `sort` parameter of a sort; newest first needs none. */
export function writeSetSort({ by, descending }: SetSort): string | undefined {
  if (by === DEFAULT_SET_SORT.by && descending === DEFAULT_SET_SORT.descending) return undefined;
  return descending ? `-${by}` : by;
}
