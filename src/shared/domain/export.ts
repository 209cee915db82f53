import * as z from 'zod';

import { ResultFilter } from './result-view.ts';

export const EXPORT_FORMATS = ['jsonl', 'sft', 'dpo', 'csv', 'bundle'] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Which results of a run are exported. failures = fail + partial. */
export const ExportRequest = z.object({
  runId: z.string(),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('failures') }),
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('filter'), filter: ResultFilter }),
    z.object({ kind: z.literal('failure-set'), id: z.string() }),
    z.object({ kind: z.literal('results'), ids: z.array(z.int()).min(1) }),
  ]),
  format: ExportFormat,
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const ExportPreview = z.object({
  fileName: z.string(),
  /** Records that will be written. */
  count: z.int().min(0),
  /** Chosen results that this format cannot hold, and why (such as a DPO pair without an expected answer). */
  leftOut: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** The first record as it will be written; for bundles the manifest. */
  sample: z.string().nullable(),
});
export type ExportPreview = z.infer<typeof ExportPreview>;
