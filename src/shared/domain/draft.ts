import * as z from 'zod';

import { Json } from './json.ts';
import { Problem } from './problem.ts';

/** An environment under construction. Files that were not touched are those of the version it came from. */
export const DraftSummary = z.object({
  id: z.string(),
  /** Id and title as its manifest says now; the id of the draft where the manifest cannot be read. */
  environmentId: z.string(),
  title: z.string(),
  /** As the manifest says now. */
  version: z.string().nullable(),
  /** The version it came from. */
  base: z.object({ id: z.string(), version: z.string(), digest: z.string() }).nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type DraftSummary = z.infer<typeof DraftSummary>;

export const DraftFile = z.object({
  path: z.string(),
  bytes: z.int().min(0),
  /** Whether it can be edited as text. */
  isText: z.boolean(),
  /** Whether it differs from the version the draft came from. */
  isChanged: z.boolean(),
});
export type DraftFile = z.infer<typeof DraftFile>;

export const Draft = DraftSummary.extend({
  files: z.array(DraftFile),
  /** A free version to save it as. */
  suggestedVersion: z.string(),
  /** Whether a version of this id and number is there already. */
  isVersionTaken: z.boolean(),
});
export type Draft = z.infer<typeof Draft>;

/** What a new draft starts from. */
export const DraftOrigin = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('template'),
    harness: z.enum(['single-turn', 'multi-turn', 'tool-loop', 'code-repair']),
    title: z.string().min(1).max(120),
  }),
  z.object({ kind: z.literal('environment'), digest: z.string() }),
  /** A bundle that came in by upload or path and may not be valid. */
  z.object({ kind: z.literal('file'), handle: z.string() }),
]);
export type DraftOrigin = z.infer<typeof DraftOrigin>;

/** Text of a file that is not saved yet, by path; validation and trials see it in place of what is stored. */
export const Overlay = z.record(z.string(), z.string()).default({});

/** What a draft comes to: problems, and what could be read in spite of them. */
export const DraftReading = z.object({
  problems: z.array(Problem),
  isValid: z.boolean(),
  caseCount: z.int().min(0),
  /** The first cases, at most 500. */
  cases: z.array(z.object({ index: z.int(), id: z.string(), input: z.string(), expected: Json.nullable() })),
});
export type DraftReading = z.infer<typeof DraftReading>;

/** One message as the model would be sent it. */
export const PromptMessage = z.object({
  role: z.enum(['system', 'user', 'assistant', 'prompt']),
  content: z.string(),
});
export type PromptMessage = z.infer<typeof PromptMessage>;
