import * as z from 'zod';

const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().max(500).optional().catch(undefined),
);

/** The file of the draft that is in front, and the line that is wanted. */
export const EditorSearch = z.looseObject({
  file: text,
  line: z.int().min(1).optional().catch(undefined),
});
export type EditorSearch = z.infer<typeof EditorSearch>;

/** Of the list of drafts: whether a new one is being made. */
export const DraftsSearch = z.looseObject({
  make: z.enum(['template', 'environment']).optional().catch(undefined),
});
export type DraftsSearch = z.infer<typeof DraftsSearch>;
