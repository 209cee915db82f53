import type { PromptSize } from './prompt-size.ts';

const SMALLEST = 4_096;
/** Room for an answer without a token limit of its own. */
const ANSWER_ROOM = 2_048;
const THINKING_ROOM = 8_192;

export interface ContextNeed {
  readonly prompt: PromptSize;
  readonly maxTokens: number | undefined;
  /** The model thinks before it answers. */
  readonly thinks: boolean;
  /** What the model was trained for; null if unknown. */
  readonly modelContext: number | null;
  /** The largest window asked for so far. */
  readonly floor: number;
}

/**
 * The window (`num_ctx`) for a request that does not name one: room for the prompt and the answer, rounded
 * up to a power of two, at least 4,096, at most the model's own. It never shrinks, because Ollama loads the
 * model anew for every change.
 */
export function contextTokensFor({ prompt, maxTokens, thinks, modelContext, floor }: ContextNeed): number {
  const room = maxTokens ?? (thinks ? THINKING_ROOM : ANSWER_ROOM);
  const rounded = 2 ** Math.ceil(Math.log2(prompt.most + room));
  return Math.min(Math.max(SMALLEST, rounded, floor), modelContext ?? Infinity);
}

/**
 * Whether Ollama cut the prompt to fit the window, which it does silently: it read as many tokens as fit,
 * or fewer than the prompt can have. `readTokens` is null where it did not say.
 */
export function isPromptTruncated(
  prompt: PromptSize,
  readTokens: number | null,
  contextTokens: number,
): boolean {
  if (prompt.most < contextTokens) return false;
  if (readTokens === null) return prompt.fewest > contextTokens;
  return readTokens >= contextTokens || readTokens < prompt.fewest;
}
