import * as z from 'zod';

/** A call with the schemas of what goes in and comes out. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  local: false,
});
/** A call that takes a path of this machine: for the desktop and the command line only. */
export const localCall = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  local: true,
});

/** What goes into a call that needs nothing. */
export const nothing = z.object({});
/** What comes out of a call that only does something. */
export const done = z.object({});
/** A run by id. */
export const runId = z.object({ runId: z.string() });
/** Ordered row ids; rows are asked for by id as they scroll into view. */
export const idList = z.instanceof(Uint32Array);
/** A file that waits to be saved or downloaded. */
export const fileHandle = z.object({ handle: z.string(), fileName: z.string(), bytes: z.int() });
/** A draft by id. */
export const draftId = z.object({ draftId: z.string() });
/** An environment by id or digest; without a version the newest. */
export const environmentRef = z.object({
  environment: z.string(),
  version: z.string().nullable().default(null),
});
