import * as z from 'zod';

import { SandboxRun } from './check-details.ts';

export const FinishReason = z.enum(['stop', 'length', 'tool-calls', 'content-filter', 'unknown']);
export type FinishReason = z.infer<typeof FinishReason>;

/** Tokens as the server counted them; null where it did not say. */
export const Usage = z.object({
  inputTokens: z.int().min(0).nullable(),
  outputTokens: z.int().min(0).nullable(),
});
export type Usage = z.infer<typeof Usage>;

export const ToolCall = z.object({ id: z.string(), name: z.string(), argumentsJson: z.string() });
export type ToolCall = z.infer<typeof ToolCall>;

/** One message of an attempt, in the order it was said. Times in milliseconds. */
export const TranscriptEntry = z.object({
  /** `state`: what the tools left behind, as JSON; the last entry of a tool-loop. */
  role: z.enum(['system', 'user', 'assistant', 'tool', 'prompt', 'state']),
  content: z.string(),
  /** Reasoning kept apart from the answer; never graded. */
  thinking: z.string().optional(),
  toolCalls: z.array(ToolCall).optional(),
  toolCallId: z.string().optional(),
  toolName: z.string().optional(),
  /** The tool refused or failed; the model was told. */
  isError: z.boolean().optional(),
  /** On the final state of a tool-loop: the limit that ended it. */
  limit: z.enum(['turns', 'tool calls', 'user turns']).optional(),
  /** The execution behind a tool's result. */
  execution: SandboxRun.optional(),
  /** Whose transcript this belongs to; left out: the candidate's. A simulated user has one of its own, in which it is the assistant. */
  side: z.literal('user').optional(),
  finishReason: FinishReason.optional(),
  usage: Usage.optional(),
  firstTokenMs: z.number().optional(),
  durationMs: z.number().optional(),
  /** Calls that failed and were tried again before this reply came. */
  retries: z.int().min(0).optional(),
  /** Sampling parameters that the server does not take and that were left out of this request. */
  droppedParameters: z.array(z.string()).optional(),
});
export type TranscriptEntry = z.infer<typeof TranscriptEntry>;
